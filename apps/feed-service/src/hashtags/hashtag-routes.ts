import { FeedPage, PageQuery, ref } from '@matjip/contracts'
import { linkNext } from '@matjip/service-kit'
import type { Service } from '@matjip/service-kit'
import { Type } from 'typebox'
import type { FeedDeps } from '../feed-deps.ts'
import { feedLists } from '../page/feed-cursor.ts'
import { pageRequest } from '../page/page-request.ts'
import { hashtagOfPath } from './hashtag-path.ts'
import { readHashtagTimeline } from './read-hashtag-timeline.ts'

/** 50 syllables in NFD are 150 code points; invisible characters that normalising strips may stand between them. */
const MAX_NAME = 400

export async function hashtagRoutes(service: Service, { stores, meetCaller }: FeedDeps): Promise<void> {
  service.get(
    '/feed/hashtags/:hashtag',
    {
      preHandler: meetCaller,
      config: { auth: 'optional' },
      schema: {
        operationId: 'getHashtagFeed',
        tags: ['feeds'],
        summary: '해시태그 타임라인',
        description: 'Posts with a hashtag, newest first; empty for a hashtag that nobody has used.',
        params: Type.Object({
          hashtag: Type.String({
            minLength: 1,
            maxLength: MAX_NAME,
            description: 'In any Unicode form and case, with or without `#`.',
            examples: ['마라탕'],
          }),
        }),
        querystring: Type.Object(PageQuery),
        response: { 200: ref(FeedPage) },
      },
    },
    async (request, reply) => {
      const hashtag = hashtagOfPath(request.params.hashtag)
      const wanted = pageRequest(feedLists.hashtag(hashtag), request.query)
      const page = await readHashtagTimeline(stores, hashtag, request.caller?.userId ?? null, wanted)
      linkNext(request, reply, page.nextCursor)
      return page
    },
  )
}
