import type { FeedPage, RelatedHashtags } from '@matjip/contracts'
import { request } from '../client.ts'

/** Hashtags that are compared at once. */
const READERS = 8

export interface Comparison {
  hashtags: number
  /** Posts seen on all walks. */
  seen: number
  pages: number
  /** What is wrong, in words; empty: nothing. */
  faults: string[]
}

/** Compares the count and the whole page walk of every hashtag with what they must be; each is asked for in NFC or in NFD, by turns. */
export async function compareTimelines(
  baseUrl: string,
  expected: ReadonlyMap<string, readonly string[]>,
): Promise<Comparison> {
  const comparison: Comparison = { hashtags: 0, seen: 0, pages: 0, faults: [] }
  const queue = [...expected].entries()
  const compare = async () => {
    for (const [index, [hashtag, postIds]] of queue) {
      const form = index % 2 === 0 ? 'NFC' : 'NFD'
      const path = `/feed/hashtags/${encodeURIComponent(hashtag.normalize(form))}`
      const { body } = await request<RelatedHashtags>(baseUrl, 'GET', `${path}/related?limit=1`)
      const { ids, pages } = await walk(baseUrl, path)
      comparison.hashtags += 1
      comparison.seen += ids.length
      comparison.pages += pages
      const { posts } = body.hashtag.counts
      if (posts !== postIds.length) comparison.faults.push(`#${hashtag} counts ${posts} posts, not ${postIds.length}`)
      if (ids.join() !== [...postIds].sort((a, b) => Number(b) - Number(a)).join())
        comparison.faults.push(`#${hashtag} walks ${ids.length} posts, not the ${postIds.length} that carry it`)
    }
  }
  await Promise.all(Array.from({ length: READERS }, compare))
  return comparison
}

/** All ids of a timeline, page by page. */
async function walk(baseUrl: string, path: string): Promise<{ ids: string[]; pages: number }> {
  const ids: string[] = []
  let pages = 0
  for (let cursor: string | null = ''; cursor !== null;) {
    const { body }: { body: FeedPage } = await request<FeedPage>(
      baseUrl,
      'GET',
      `${path}?limit=50${cursor && `&cursor=${cursor}`}`,
    )
    ids.push(...body.items.map(({ post }) => post.id))
    pages += 1
    cursor = body.nextCursor
  }
  return { ids, pages }
}
