import { snowflakeAt } from '@matjip/contracts'
import type { Database } from '@matjip/db-schema'
import { writeSnapshots } from '../snapshots/write-snapshots.ts'
import { readPopular } from './popular-store.ts'

export const POPULAR_LIST = 'popular'
/** Older posts have lost all but a sixteenth of their weight. */
const WINDOW_MS = 48 * 3_600_000

/** Makes the list of popular posts anew. @param now milliseconds since 1970 @returns how many posts it has */
export async function refreshPopular(pool: Database['pool'], now: number): Promise<number> {
  const posts = await readPopular(pool, Math.max(0, snowflakeAt(now - WINDOW_MS)), snowflakeAt(now))
  const draft = {
    list: POPULAR_LIST,
    postIds: posts.map(({ postId }) => postId),
    authorIds: posts.map(({ authorId }) => authorId),
    reasons: posts.map(() => ({ type: 'popular' })),
    hashtags: [],
  }
  await writeSnapshots(pool, POPULAR_LIST, [draft], now)
  return posts.length
}
