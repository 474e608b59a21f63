import { DEFAULT_PAGE_LIMIT, PageQuery, RankedPage, ref } from '@matjip/contracts'
import { linkNext, sendReady } from '@matjip/service-kit'
import type { Service } from '@matjip/service-kit'
import { Type } from 'typebox'
import type { FeedDeps } from '../feed-deps.ts'
import { readRankedFeed } from '../snapshots/read-ranked-feed.ts'
import { POPULAR_LIST } from './refresh-popular.ts'

export async function popularRoutes(service: Service, { meetCaller, ...sources }: FeedDeps): Promise<void> {
  service.get(
    '/feed/popular',
    {
      preHandler: meetCaller,
      config: { auth: 'optional', urgency: 'ranked' },
      schema: {
        operationId: 'getPopularFeed',
        tags: ['feeds'],
        summary: 'Popular posts (인기 게시물)',
        description:
          'Posts of the last two days that people like most, the newer the higher. The list is of `asOf` and stands still while it is walked; a walk may rest for an hour.',
        querystring: Type.Object(PageQuery),
        response: { 200: ref(RankedPage) },
      },
    },
    async (request, reply) => {
      const { limit = DEFAULT_PAGE_LIMIT, cursor } = request.query
      const viewerId = request.caller?.userId ?? null
      const page = await readRankedFeed(sources, { list: POPULAR_LIST, limit, cursor, viewerId })
      linkNext(request, reply, page.nextCursor)
      return sendReady(reply, page)
    },
  )
}
