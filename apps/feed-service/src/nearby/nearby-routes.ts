import { FeedPage, PageQuery, ref } from '@matjip/contracts'
import { hashtagOfPath, HashtagParam, linkNext, sendReady } from '@matjip/service-kit'
import type { Service } from '@matjip/service-kit'
import { Type } from 'typebox'
import type { FeedDeps } from '../feed-deps.ts'
import { feedLists } from '../page/feed-cursor.ts'
import { pageRequest } from '../page/page-request.ts'
import { MAX_RESTAURANTS } from './nearby-store.ts'
import { readNearby } from './read-nearby.ts'

/** A kilometre is a quarter of an hour's walk: lunch distance. */
const DEFAULT_RADIUS_M = 1_000
/** Across Seoul; farther away it is not nearby any more. */
const MAX_RADIUS_M = 20_000

export async function nearbyRoutes(service: Service, { meetCaller, ...sources }: FeedDeps): Promise<void> {
  service.get(
    '/feed/nearby',
    {
      preHandler: meetCaller,
      config: { auth: 'optional' },
      schema: {
        operationId: 'getNearbyFeed',
        tags: ['feeds'],
        summary: 'Posts nearby (내 주변 게시물)',
        description: `Posts at restaurants round a place, newest first; with a hashtag, those that carry it. Of the nearest ${MAX_RESTAURANTS} restaurants within the radius.`,
        querystring: Type.Object({
          lat: Type.Number({ minimum: -90, maximum: 90, description: 'Degrees WGS84.', examples: [37.5443] }),
          lng: Type.Number({ minimum: -180, maximum: 180, description: 'Degrees WGS84.', examples: [127.0557] }),
          radius: Type.Optional(
            Type.Integer({
              minimum: 1,
              maximum: MAX_RADIUS_M,
              default: DEFAULT_RADIUS_M,
              description: 'Metres.',
              examples: [1500],
            }),
          ),
          hashtag: Type.Optional(HashtagParam('Only posts with this hashtag')),
          ...PageQuery,
        }),
        response: { 200: ref(FeedPage) },
      },
    },
    async (request, reply) => {
      const { lat, lng, radius = DEFAULT_RADIUS_M, hashtag } = request.query
      const name = hashtag === undefined ? null : hashtagOfPath(hashtag, '/query/hashtag')
      const nearby = { lat, lng, radiusM: radius, hashtag: name }
      const wanted = pageRequest(feedLists.nearby(nearby), request.query)
      const page = await readNearby(sources, nearby, request.caller?.userId ?? null, wanted)
      linkNext(request, reply, page.nextCursor)
      return sendReady(reply, page)
    },
  )
}
