import { DEFAULT_PAGE_LIMIT, PageQuery, ref, TrendingPage } from '@matjip/contracts'
import { linkNext, sendReady } from '@matjip/service-kit'
import type { Service } from '@matjip/service-kit'
import { Type } from 'typebox'
import type { FeedDeps } from '../feed-deps.ts'
import { readRankedFeed } from '../snapshots/read-ranked-feed.ts'
import { askedTime, presentMeal, trendList, TrendQuery } from './meal-time.ts'

export async function trendingRoutes(service: Service, { meetCaller, ...sources }: FeedDeps): Promise<void> {
  service.get(
    '/feed/trending',
    {
      preHandler: meetCaller,
      config: { auth: 'optional', urgency: 'ranked' },
      schema: {
        operationId: 'getTrendingFeed',
        tags: ['feeds'],
        summary: 'Posts that trend now (지금 뜨는 게시물)',
        description:
          'Posts under the hashtags that rise in a meal slot, compared with the same slot of the last seven days; ' +
          'each says in `reason` under which. The list is of `asOf`, of the last time of the slot that has begun, and stands still while it is walked; a walk may rest for an hour.',
        querystring: Type.Object({ ...TrendQuery, ...PageQuery }),
        response: { 200: ref(TrendingPage) },
      },
    },
    async (request, reply) => {
      const { slot, area, limit = DEFAULT_PAGE_LIMIT, cursor } = request.query
      const time = askedTime(slot, Date.now())
      const more = {
        name: `${time.from} ${area ?? ''}`,
        make: () => ({ meal: presentMeal(time), area: area ?? null }),
      }
      const viewerId = request.caller?.userId ?? null
      const page = await readRankedFeed(sources, { list: trendList(time.slot, area), limit, cursor, viewerId, more })
      linkNext(request, reply, page.nextCursor)
      return sendReady(reply, page)
    },
  )
}
