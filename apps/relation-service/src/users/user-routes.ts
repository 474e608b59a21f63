import { Id, parseId, ProblemError, ref, User, UserPatch } from '@matjip/contracts'
import type { Database } from '@matjip/db-schema'
import { forgetPostsOf } from '@matjip/post-view'
import { unlessRedisAway } from '@matjip/redis-keys'
import { NOT_HIDING, readHiding } from '@matjip/relations'
import { callerOf } from '@matjip/service-kit'
import type { createMeetCaller, Service } from '@matjip/service-kit'
import { Type } from 'typebox'
import type { Stores } from '../stores.ts'
import { presentUser } from './present-user.ts'
import { tidyPatch } from './tidy-patch.ts'
import { readUser, updateUser } from './user-store.ts'
import type { UserRow } from './user-store.ts'

export interface UserRoutesDeps {
  stores: Stores
  db: Database['db']
  meetCaller: ReturnType<typeof createMeetCaller>
}

/** `GET /users/{userId}`, `GET|PATCH /users/me`. */
export async function userRoutes(service: Service, { stores, db, meetCaller }: UserRoutesDeps): Promise<void> {
  const present = async (row: UserRow | null, viewerId: number | null) => {
    if (row === null) throw new ProblemError('not-found')
    if (viewerId === null) return presentUser(stores, row, null)
    if (viewerId === row.id) return presentUser(stores, row, { id: viewerId, hiding: NOT_HIDING })
    const hiding = (await readHiding(stores.pool, viewerId, [row.id])).get(row.id) ?? NOT_HIDING
    // Whoever was blocked cannot tell it from an account that never was.
    if (hiding.blockedBy) throw new ProblemError('not-found')
    return presentUser(stores, row, { id: viewerId, hiding })
  }

  service.get(
    '/users/:userId',
    {
      config: { auth: 'optional', problems: [404] },
      schema: {
        operationId: 'getUser',
        tags: ['users'],
        summary: 'Show a profile (프로필 보기)',
        description:
          'A user with counts. `followers` moves as soon as a click is applied, the others when it is recorded, about a second later. Callers also get `viewer`: whether they follow this user, pending clicks included, and are followed by them, and whether they block or mute them. A user who has blocked the caller is not found; of one whom the caller has blocked only the names show.',
        params: Type.Object({ userId: Id('Which user.') }),
        querystring: Type.Object({}),
        response: { 200: ref(User) },
      },
    },
    async (request) => present(await readUser(db, parseId(request.params.userId)), request.caller?.userId ?? null),
  )

  service.get(
    '/users/me',
    {
      preHandler: meetCaller,
      config: { problems: [404], urgency: 'own' },
      schema: {
        operationId: 'getCurrentUser',
        tags: ['users'],
        summary: 'Show my profile (내 프로필 보기)',
        description: 'The caller. The first call creates the profile from the token’s handle and name.',
        querystring: Type.Object({}),
        response: { 200: ref(User) },
      },
    },
    async (request) => {
      const { userId } = callerOf(request)
      return present(await readUser(db, userId), userId)
    },
  )

  service.patch(
    '/users/me',
    {
      preHandler: meetCaller,
      config: { problems: [404] },
      schema: {
        operationId: 'updateCurrentUser',
        tags: ['users'],
        summary: 'Edit my profile (내 프로필 고치기)',
        description:
          'Changes the given fields and answers the profile after it. 예: `{"displayName": "미나", "bio": "성수동 국밥 탐험가"}`.',
        querystring: Type.Object({}),
        body: ref(UserPatch),
        response: { 200: ref(User) },
      },
    },
    async (request) => {
      const { userId } = callerOf(request)
      const row = await updateUser(db, userId, tidyPatch(request.body))
      // Posts show their author's name. Where Redis is away the event in the outbox does it once it is back.
      if (request.body.displayName !== undefined) await unlessRedisAway(() => forgetPostsOf(stores, userId), undefined)
      return present(row, userId)
    },
  )
}
