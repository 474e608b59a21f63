import { FeedPage, Id, PageQuery, parseId, ref } from '@matjip/contracts'
import { callerOf, linkNext, sendReady } from '@matjip/service-kit'
import type { Service } from '@matjip/service-kit'
import { Type } from 'typebox'
import type { FeedDeps } from '../feed-deps.ts'
import { feedLists } from '../page/feed-cursor.ts'
import { pageRequest } from '../page/page-request.ts'
import { countNewer } from './count-newer.ts'
import { readHome } from './read-home.ts'

export async function homeRoutes(service: Service, { meetCaller, ...sources }: FeedDeps): Promise<void> {
  service.get(
    '/feed',
    {
      preHandler: meetCaller,
      config: { urgency: 'own' },
      schema: {
        operationId: 'getHomeFeed',
        tags: ['feeds'],
        summary: 'Home timeline (홈 타임라인)',
        description:
          'Own posts and posts of everybody the caller follows, newest first. ' +
          "The caller's own follows and unfollows are in effect from their 202 on, blocks and mutes from their 200 on. " +
          '`since` 를 주면 새 글의 개수만 알려 줍니다: with `since` the answer says how many posts of others are newer, and sends none.',
        querystring: Type.Object({
          ...PageQuery,
          since: Type.Optional(
            Id(
              'The newest post that the client has. The answer then only says how many are newer, in `newer`: `limit` and `cursor` mean nothing.',
            ),
          ),
        }),
        response: { 200: ref(FeedPage) },
      },
    },
    async (request, reply) => {
      const { userId } = callerOf(request)
      const { since } = request.query
      if (since !== undefined) {
        const newer = await countNewer(sources, userId, parseId(since))
        return reply.send({ items: [], nextCursor: null, newer })
      }
      const page = await readHome(sources, userId, pageRequest(feedLists.home(userId), request.query))
      linkNext(request, reply, page.nextCursor)
      return sendReady(reply, page)
    },
  )
}
