import { DEFAULT_PAGE_LIMIT, HashtagList, MAX_PAGE_LIMIT, ref, RelatedHashtags } from '@matjip/contracts'
import { hashtagOfPath, HashtagParam } from '@matjip/service-kit'
import type { Service } from '@matjip/service-kit'
import { Type } from 'typebox'
import type { FeedDeps } from '../feed-deps.ts'
import { askedTime, TrendQuery } from '../trending/meal-time.ts'
import { listTrendingHashtags, suggestHashtags } from './list-hashtags.ts'
import { presentHashtags } from './present-hashtags.ts'
import { readRelated } from './related-store.ts'

/** 50 syllables in NFD, and what normalising strips. */
const MAX_PREFIX = 200
const Limit = Type.Optional(
  Type.Integer({ minimum: 1, maximum: MAX_PAGE_LIMIT, default: DEFAULT_PAGE_LIMIT, description: 'Hashtags at most.' }),
)

/** Lists of hashtags: what trends, what begins so, what belongs together. */
export async function hashtagListRoutes(service: Service, { stores, meetCaller }: FeedDeps): Promise<void> {
  const common = { preHandler: meetCaller, config: { auth: 'optional', urgency: 'ranked' } } as const
  service.get(
    '/feed/hashtags',
    {
      ...common,
      schema: {
        operationId: 'listHashtags',
        tags: ['feeds'],
        summary: 'Trending hashtags, and completion (뜨는 해시태그, 자동 완성)',
        description:
          'Without `prefix`: the hashtags that rise in a meal slot, with `trend`. With it: hashtags that begin with these letters, in any Unicode form, ' +
          'or initial consonants (ㅁㄹ: 마라탕), those with more posts first.',
        querystring: Type.Object({
          prefix: Type.Optional(
            Type.String({
              minLength: 1,
              maxLength: MAX_PREFIX,
              description: 'What was typed so far, with or without `#`.',
              examples: ['ㅁㄹ'],
            }),
          ),
          ...TrendQuery,
          limit: Limit,
        }),
        response: { 200: ref(HashtagList) },
      },
    },
    async ({ query, caller }) => {
      const { prefix, slot, area, limit = DEFAULT_PAGE_LIMIT } = query
      const input = { limit, viewerId: caller?.userId ?? null }
      if (prefix !== undefined) return suggestHashtags(stores, prefix, input)
      return listTrendingHashtags(stores, askedTime(slot, Date.now()), area, input)
    },
  )
  service.get(
    '/feed/hashtags/:hashtag/related',
    {
      ...common,
      schema: {
        operationId: 'getRelatedHashtags',
        tags: ['feeds'],
        summary: 'A hashtag and those related to it (해시태그 정보와 관련 해시태그)',
        description: 'A hashtag with its counts, and hashtags that people use with it, the nearest first.',
        params: Type.Object({ hashtag: HashtagParam('The hashtag') }),
        querystring: Type.Object({ limit: Limit }),
        response: { 200: ref(RelatedHashtags) },
      },
    },
    async ({ params, query, caller }) => {
      const name = hashtagOfPath(params.hashtag)
      const related = await readRelated(stores.pool, name, query.limit ?? DEFAULT_PAGE_LIMIT)
      const named = [name, ...related].map((hashtag) => ({ hashtag }))
      const [hashtag, ...items] = await presentHashtags(stores, named, caller?.userId ?? null)
      return { hashtag: hashtag ?? { hashtag: name, counts: { posts: 0, followers: 0 } }, items }
    },
  )
}
