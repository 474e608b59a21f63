import { compareTimelines } from './compare-timelines.ts'
import type { Comparison } from './compare-timelines.ts'
import { expectedTimelines } from './tag-sets.ts'
import type { TagSet } from './tag-sets.ts'
import { writePosts } from './write-posts.ts'

/**
 * Writes real tag sets through the product's own API, and compares every hashtag's count and page walk with the sets that carry
 * it. Nobody else may use these hashtags: counts are of the whole product.
 */
export async function runOracle(baseUrl: string, sets: readonly TagSet[]): Promise<Comparison> {
  const postIds = await writePosts(baseUrl, sets)
  const expected = new Map(
    [...expectedTimelines(sets)].map(([hashtag, indices]) => [hashtag, indices.map((index) => postIds[index] ?? '')]),
  )
  return compareTimelines(baseUrl, expected)
}
