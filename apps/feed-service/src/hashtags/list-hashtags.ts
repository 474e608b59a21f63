import type { HashtagList } from '@matjip/contracts'
import { ProblemError } from '@matjip/contracts'
import { normalizePrefix } from '@matjip/hashtags'
import type { SlotTime } from '@matjip/trends'
import type { FeedStores } from '../feed-deps.ts'
import { readNewestSnapshot } from '../snapshots/read-snapshot.ts'
import { presentMeal, trendList } from '../trending/meal-time.ts'
import { presentHashtags } from './present-hashtags.ts'
import { prefixRanges } from './prefix-search.ts'
import { readPrefix } from './prefix-store.ts'

/** Candidates for each that is shown: a tier is a factor of two, within it the count decides. */
const CANDIDATES = 3

export interface ListInput {
  limit: number
  viewerId: number | null
}

/** Hashtags that begin with some letters, or initial consonants; the more posts, the earlier. @throws ProblemError invalid-request */
export async function suggestHashtags(
  stores: FeedStores,
  prefix: string,
  { limit, viewerId }: ListInput,
): Promise<HashtagList> {
  const normal = normalizePrefix(prefix)
  if (normal === null) {
    const words = { ko: '해시태그는 이렇게 시작할 수 없습니다.', en: 'no hashtag begins so' }
    throw new ProblemError('invalid-request', {
      errors: [{ pointer: '/query/prefix', code: 'invalid-prefix', ...words }],
    })
  }
  const names = await readPrefix(stores.pool, prefixRanges(normal), limit * CANDIDATES)
  const hashtags = await presentHashtags(
    stores,
    names.map((hashtag) => ({ hashtag })),
    viewerId,
  )
  const items = hashtags
    .filter(({ counts }) => counts.posts > 0 || counts.followers > 0)
    .sort((a, b) => b.counts.posts - a.counts.posts)
    .slice(0, limit)
  return { items, asOf: null, meal: null }
}

/** What trends in a slot, by rank. */
export async function listTrendingHashtags(
  stores: FeedStores,
  time: SlotTime,
  area: string | undefined,
  { limit, viewerId }: ListInput,
): Promise<HashtagList> {
  const snapshot = await readNewestSnapshot(stores.pool, trendList(time.slot, area))
  const ranked = (snapshot?.hashtags ?? [])
    .slice(0, limit)
    .map(({ hashtag, people, postIds }, index) => ({ hashtag, trend: { rank: index + 1, people, postIds } }))
  return {
    items: await presentHashtags(stores, ranked, viewerId),
    asOf: snapshot?.asOf.toISOString() ?? null,
    meal: presentMeal(time),
  }
}
