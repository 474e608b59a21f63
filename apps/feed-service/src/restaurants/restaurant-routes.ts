import { FeedPage, Id, PageQuery, parseId, ref } from '@matjip/contracts'
import { linkNext, sendReady } from '@matjip/service-kit'
import type { Service } from '@matjip/service-kit'
import { Type } from 'typebox'
import type { FeedDeps } from '../feed-deps.ts'
import { feedLists } from '../page/feed-cursor.ts'
import { pageRequest } from '../page/page-request.ts'
import { readRestaurantFeed } from './read-restaurant-feed.ts'

export async function restaurantRoutes(service: Service, { meetCaller, ...sources }: FeedDeps): Promise<void> {
  service.get(
    '/feed/restaurants/:restaurantId',
    {
      preHandler: meetCaller,
      config: { auth: 'optional', problems: [404] },
      schema: {
        operationId: 'getRestaurantFeed',
        tags: ['feeds'],
        summary: 'Posts at a restaurant (식당의 게시물)',
        description:
          '한 식당에서 먹은 게시물입니다. Newest first. People whom the caller has muted are left out, and those between whom and the caller there is a block.',
        params: Type.Object({ restaurantId: Id('Where it was eaten.') }),
        querystring: Type.Object(PageQuery),
        response: { 200: ref(FeedPage) },
      },
    },
    async (request, reply) => {
      const restaurantId = parseId(request.params.restaurantId)
      const wanted = pageRequest(feedLists.restaurant(restaurantId), request.query)
      const page = await readRestaurantFeed(sources, restaurantId, request.caller?.userId ?? null, wanted)
      linkNext(request, reply, page.nextCursor)
      return sendReady(reply, page)
    },
  )
}
