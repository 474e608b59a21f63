import { formatId, ref, RelationState } from '@matjip/contracts'
import { hashtagKeyOf } from '@matjip/contracts/hashtag-key'
import { NOT_HIDING, readHiding, readViewerState } from '@matjip/relations'
import type { ViewerState } from '@matjip/relations'
import { callerOf } from '@matjip/service-kit'
import type { Service } from '@matjip/service-kit'
import { Type } from 'typebox'
import type { Stores } from '../stores.ts'
import { HashtagList, IdList, parseHashtagList, parseIdList } from './id-list.ts'

/** `GET /relations/state`: the caller's relations to many users, posts, hashtags and restaurants at once. */
export async function stateRoutes(service: Service, { stores }: { stores: Stores }): Promise<void> {
  service.get(
    '/relations/state',
    {
      config: { urgency: 'own' },
      schema: {
        operationId: 'getRelationState',
        tags: ['relations'],
        summary: 'My relations to many things (나와의 관계)',
        description:
          'Whether the caller follows, blocks or mutes these users, likes or saves these posts, follows these hashtags and has saved ' +
          'these restaurants, pending clicks included: for a screen that came from a shared cache. What does not exist answers false. ' +
          '예: `?userIds=48122390016000&postIds=8261936242688,8261936246784&hashtags=마라탕`.',
        querystring: Type.Object({
          userIds: Type.Optional(IdList('Users')),
          postIds: Type.Optional(IdList('Posts')),
          hashtags: Type.Optional(HashtagList),
          restaurantIds: Type.Optional(IdList('Restaurants')),
        }),
        response: { 200: ref(RelationState) },
      },
    },
    async (request) => {
      const { query } = request
      const userIds = parseIdList(query.userIds)
      const postIds = parseIdList(query.postIds)
      const restaurantIds = parseIdList(query.restaurantIds)
      const hashtags = parseHashtagList(query.hashtags, '/query/hashtags')
      const { userId } = callerOf(request)
      const asked = { userIds, postIds, restaurantIds, hashtagKeys: hashtags.map(hashtagKeyOf) }
      const [state, hiding] = await Promise.all([
        readViewerState(stores, userId, asked),
        readHiding(stores.pool, userId, userIds),
      ])
      return {
        users: userIds.map((id) => {
          const { blocking, muting } = hiding.get(id) ?? NOT_HIDING
          return { id: formatId(id), ...followOf(state.users, id), blocking, muting }
        }),
        posts: postIds.map((id) => {
          const { active: liked = false, pending: likePending = false } = state.posts.get(id) ?? {}
          return { id: formatId(id), liked, likePending, ...saveOf(state.savedPosts, id) }
        }),
        hashtags: hashtags.map((hashtag) => ({ hashtag, ...followOf(state.hashtags, hashtagKeyOf(hashtag)) })),
        restaurants: restaurantIds.map((id) => ({ id: formatId(id), ...saveOf(state.savedRestaurants, id) })),
      }
    },
  )
}

function followOf(relations: ViewerState['users'], id: number) {
  const { active = false, pending = false } = relations.get(id) ?? {}
  return { following: active, followPending: pending }
}

function saveOf(relations: ViewerState['savedPosts'], id: number) {
  const { active = false, pending = false } = relations.get(id) ?? {}
  return { saved: active, savePending: pending }
}
