import { Type } from 'typebox'
import type { Static } from 'typebox'
import { component, nullable } from './component.ts'
import { Id } from './ids.ts'
import { committedKinds, relationKinds } from './relation-kinds.ts'
import { Timestamp } from './timestamp.ts'

/** queued (SQS confirmed) → applied (readers see it) → persisted (in Postgres); failed = void, with the reason in `error`. */
export const OPERATION_STATUSES = ['queued', 'applied', 'persisted', 'failed'] as const
export type OperationStatus = (typeof OPERATION_STATUSES)[number]

/** Body of the 202 and of `GET /relations/operations/{operationId}`. */
export const RelationOperation = component(
  'RelationOperation',
  Type.Object({
    id: Type.String({ description: 'Opaque.' }),
    kind: Type.String({ enum: Object.keys(relationKinds), description: 'Open list.' }),
    target: Type.String({
      description: 'What it is about: the id of a user, post or restaurant, or a hashtag in its normal form.',
      examples: ['48122390016000', '마라탕'],
    }),
    active: Type.Boolean({ description: 'true = made (PUT), false = taken back (DELETE).' }),
    status: Type.String({ enum: [...OPERATION_STATUSES] }),
    acceptedAt: Timestamp('When it was accepted, by the clock that its version is of.'),
    appliedAt: nullable(Timestamp('When readers began to see it; null where that is not known any more.')),
    persistedAt: nullable(Timestamp('When Postgres had it.')),
    version: Type.Integer({
      minimum: 1,
      description: 'Causality token: echo the largest one seen as `Matjip-Version` with the next click.',
    }),
    effect: nullable(
      Type.String({
        enum: ['changed', 'superseded'],
        description: 'Once persisted: it stands, or a newer click of the caller has replaced it.',
      }),
    ),
    error: Type.Optional(Type.Object({ code: Type.String({ examples: ['target-not-found'] }), detail: Type.String() })),
  }),
)
export type RelationOperation = Static<typeof RelationOperation>

/** The caller's relations to some users, posts, hashtags and restaurants at once. What does not exist answers false. */
export const RelationState = component(
  'RelationState',
  Type.Object({
    users: Type.Array(
      Type.Object({
        id: Id('User id.'),
        following: Type.Boolean(),
        followPending: Type.Boolean(),
        blocking: Type.Boolean({ description: 'The caller has blocked this user.' }),
        muting: Type.Boolean({ description: 'The caller has muted this user.' }),
      }),
    ),
    posts: Type.Array(
      Type.Object({
        id: Id('Post id.'),
        liked: Type.Boolean(),
        likePending: Type.Boolean(),
        saved: Type.Boolean(),
        savePending: Type.Boolean(),
      }),
    ),
    hashtags: Type.Array(
      Type.Object({
        hashtag: Type.String({ description: 'Normal form.', examples: ['마라탕'] }),
        following: Type.Boolean(),
        followPending: Type.Boolean(),
      }),
    ),
    restaurants: Type.Array(
      Type.Object({ id: Id('Restaurant id.'), saved: Type.Boolean(), savePending: Type.Boolean() }),
    ),
  }),
)
export type RelationState = Static<typeof RelationState>

/** Body of the 200 of a block or mute: it is in the record when the answer comes. */
export const CommittedRelation = component(
  'CommittedRelation',
  Type.Object({
    kind: Type.String({ enum: Object.keys(committedKinds), description: 'Open list.' }),
    target: Id('The user that it is about.'),
    active: Type.Boolean({ description: 'true = made (PUT), false = taken back (DELETE).' }),
    version: Type.Integer({ minimum: 1, description: 'Causality token, as of every relation.' }),
  }),
)
export type CommittedRelation = Static<typeof CommittedRelation>
