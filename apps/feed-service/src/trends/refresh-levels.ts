import { LAST_LEVEL } from '@matjip/trends'
import type { Database } from '@matjip/db-schema'
import type { SlotPost } from './slot-posts-store.ts'
import { refreshLevels } from './trust-store.ts'

/** Authors a slot whose levels are worked out in one refresh, about 1 ms each; the others' turn comes with the next. */
const MAX_AUTHORS = 1_000

/**
 * Works out the levels of authors of some posts that have none, or one of another day, and puts them into the posts.
 * Whoever becomes known may make others known: those who are not are looked at again, once for each step that there is.
 */
export async function withLevels(
  pool: Database['pool'],
  posts: readonly SlotPost[],
  todayFromId: number,
): Promise<SlotPost[]> {
  const levels = new Map<number, number | null>()
  let waiting = [...new Set(posts.filter(({ isLevelOld }) => isLevelOld).map(({ authorId }) => authorId))]
  waiting = waiting.slice(0, MAX_AUTHORS)
  for (let step = 0; step <= LAST_LEVEL && waiting.length > 0; step++) {
    const found = await refreshLevels(pool, waiting, todayFromId)
    for (const [authorId, level] of found) levels.set(authorId, level)
    const unknown = waiting.filter((authorId) => (levels.get(authorId) ?? null) === null)
    if (unknown.length === waiting.length) break
    waiting = unknown
  }
  return posts.map((post) => (levels.has(post.authorId) ? { ...post, level: levels.get(post.authorId) ?? null } : post))
}
