import { Type } from 'typebox'
import type { Static } from 'typebox'
import { component, ref } from './component.ts'
import { Id } from './ids.ts'
import { pageOf } from './page.ts'
import { Timestamp } from './timestamp.ts'

const Handle = Type.String({ description: 'Unique name of the user.', examples: ['mina'] })
const DisplayName = Type.String({ description: 'The name to show.', examples: ['미나'] })
export const MAX_DISPLAY_NAME = 50
export const MAX_BIO = 500

/** The author line of a post, and a row of a list of people. */
export const UserSummary = component(
  'UserSummary',
  Type.Object({ id: Id('User id.'), handle: Handle, displayName: DisplayName }),
)
export type UserSummary = Static<typeof UserSummary>

export const UserCounts = component(
  'UserCounts',
  Type.Object({
    followers: Type.Integer({ minimum: 0 }),
    following: Type.Integer({ minimum: 0 }),
    posts: Type.Integer({ minimum: 0 }),
  }),
)

/** What the caller's own relation to a user is, their pending clicks included. */
export const UserViewer = component(
  'UserViewer',
  Type.Object({
    following: Type.Boolean({ description: 'The caller follows this user.' }),
    followPending: Type.Boolean({ description: 'The newest click is accepted but not yet in the record.' }),
    followedBy: Type.Boolean({ description: 'This user follows the caller.' }),
    blocking: Type.Boolean({ description: 'The caller has blocked this user: neither sees what the other writes.' }),
    muting: Type.Boolean({ description: "The caller has muted this user: the caller's feeds leave them out." }),
  }),
)
export type UserViewer = Static<typeof UserViewer>

export const User = component(
  'User',
  Type.Object({
    id: Id('User id.'),
    handle: Handle,
    displayName: DisplayName,
    bio: Type.String({ description: 'A few words about oneself; empty at first.', examples: ['성수동 국밥 탐험가'] }),
    counts: ref(UserCounts),
    viewer: Type.Optional(ref(UserViewer)),
    createdAt: Timestamp('When the user was first met.'),
  }),
)
export type User = Static<typeof User>

export const UserPatch = component(
  'UserPatch',
  Type.Object(
    {
      displayName: Type.Optional(Type.String({ minLength: 1, maxLength: MAX_DISPLAY_NAME, examples: ['미나'] })),
      bio: Type.Optional(Type.String({ maxLength: MAX_BIO, examples: ['성수동 국밥 탐험가'] })),
    },
    { additionalProperties: false, minProperties: 1 },
  ),
)
export type UserPatch = Static<typeof UserPatch>

/** What is told of an account that was just deleted. */
export const AccountDeletion = component(
  'AccountDeletion',
  Type.Object({
    deletedAt: Timestamp('From when on nobody sees anything of it, and its tokens are good for nothing.'),
  }),
)
export type AccountDeletion = Static<typeof AccountDeletion>

/** A person in a list of followers, followed or liking people; `since` orders the list, newest first. */
export const UserListItem = component(
  'UserListItem',
  Type.Object({ user: ref(UserSummary), since: Timestamp('When this relation was made.') }),
)
export const UserPage = component('UserPage', pageOf(ref(UserListItem)))
export type UserPage = Static<typeof UserPage>
