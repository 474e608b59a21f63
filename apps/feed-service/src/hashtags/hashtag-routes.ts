import { FeedPage, PageQuery, ref } from '@matjip/contracts'
import { hashtagOfPath, HashtagParam, linkNext, sendReady } from '@matjip/service-kit'
import type { Service } from '@matjip/service-kit'
import { Type } from 'typebox'
import type { FeedDeps } from '../feed-deps.ts'
import { feedLists } from '../page/feed-cursor.ts'
import { pageRequest } from '../page/page-request.ts'
import { readHashtagTimeline } from './read-hashtag-timeline.ts'

export async function hashtagRoutes(service: Service, { meetCaller, ...sources }: FeedDeps): Promise<void> {
  service.get(
    '/feed/hashtags/:hashtag',
    {
      preHandler: meetCaller,
      config: { auth: 'optional' },
      schema: {
        operationId: 'getHashtagFeed',
        tags: ['feeds'],
        summary: 'Timeline of a hashtag (해시태그 타임라인)',
        description: 'Posts with a hashtag, newest first; empty for a hashtag that nobody has used.',
        params: Type.Object({ hashtag: HashtagParam('The hashtag') }),
        querystring: Type.Object(PageQuery),
        response: { 200: ref(FeedPage) },
      },
    },
    async (request, reply) => {
      const hashtag = hashtagOfPath(request.params.hashtag)
      const wanted = pageRequest(feedLists.hashtag(hashtag), request.query)
      const page = await readHashtagTimeline(sources, hashtag, request.caller?.userId ?? null, wanted)
      linkNext(request, reply, page.nextCursor)
      return sendReady(reply, page)
    },
  )
}
