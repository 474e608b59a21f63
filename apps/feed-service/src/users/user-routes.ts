import { FeedPage, Id, PageQuery, parseId, ref } from '@matjip/contracts'
import { linkNext, sendReady } from '@matjip/service-kit'
import type { Service } from '@matjip/service-kit'
import { Type } from 'typebox'
import type { FeedDeps } from '../feed-deps.ts'
import { feedLists } from '../page/feed-cursor.ts'
import { pageRequest } from '../page/page-request.ts'
import { readUserTimeline } from './read-user-timeline.ts'

export async function userRoutes(service: Service, { meetCaller, ...sources }: FeedDeps): Promise<void> {
  service.get(
    '/feed/users/:userId',
    {
      preHandler: meetCaller,
      config: { auth: 'optional', problems: [404] },
      schema: {
        operationId: 'getUserFeed',
        tags: ['feeds'],
        summary: 'Timeline of a user (사용자 타임라인)',
        description:
          'Posts of one user, newest first. A user who has blocked the caller, or is blocked by them, is not found.',
        params: Type.Object({ userId: Id('Whose posts.') }),
        querystring: Type.Object(PageQuery),
        response: { 200: ref(FeedPage) },
      },
    },
    async (request, reply) => {
      const userId = parseId(request.params.userId)
      const wanted = pageRequest(feedLists.user(userId), request.query)
      const page = await readUserTimeline(sources, userId, request.caller?.userId ?? null, wanted)
      linkNext(request, reply, page.nextCursor)
      return sendReady(reply, page)
    },
  )
}
