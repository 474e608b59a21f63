import { formatId, ref, RelationState } from '@matjip/contracts'
import { readViewerState } from '@matjip/relations'
import { callerOf } from '@matjip/service-kit'
import type { Service } from '@matjip/service-kit'
import { Type } from 'typebox'
import type { Stores } from '../stores.ts'
import { IdList, parseIdList } from './id-list.ts'

/** `GET /relations/state`: the caller's relations to many users and posts at once. */
export async function stateRoutes(service: Service, { stores }: { stores: Stores }): Promise<void> {
  service.get(
    '/relations/state',
    {
      schema: {
        operationId: 'getRelationState',
        tags: ['relations'],
        summary: 'My relations to many users and posts (나와의 관계)',
        description:
          'Whether the caller follows these users and likes these posts, pending clicks included: ' +
          'for a screen of posts that came from a shared cache. Ids that do not exist answer false. ' +
          '예: `?userIds=48122390016000&postIds=8261936242688,8261936246784`.',
        querystring: Type.Object({
          userIds: Type.Optional(IdList('Users')),
          postIds: Type.Optional(IdList('Posts')),
        }),
        response: { 200: ref(RelationState) },
      },
    },
    async (request) => {
      const userIds = parseIdList(request.query.userIds, '/query/userIds')
      const postIds = parseIdList(request.query.postIds, '/query/postIds')
      const state = await readViewerState(stores, callerOf(request).userId, { userIds, postIds })
      return {
        users: userIds.map((id) => {
          const { active = false, pending = false } = state.users.get(id) ?? {}
          return { id: formatId(id), following: active, followPending: pending }
        }),
        posts: postIds.map((id) => {
          const { active = false, pending = false } = state.posts.get(id) ?? {}
          return { id: formatId(id), liked: active, likePending: pending }
        }),
      }
    },
  )
}
