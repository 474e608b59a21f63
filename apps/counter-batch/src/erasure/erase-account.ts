import type { Database } from '@matjip/db-schema'
import { announcePulled, forgetPerson, redisClock } from '@matjip/redis-keys'
import type { Redis } from '@matjip/redis-keys'
import { erasePairs, forgetPairs } from '@matjip/relations'
import type { ERASE_PAIRS } from '@matjip/relations'
import { erasePosts, forgetLikes, somePosts } from './erase-posts.ts'
import { eraseRest, leftBehind, noteErased } from './erase-rest.ts'

export interface EraseDeps {
  pool: Database['pool']
  redis: Redis
  /** Relations of one transaction. */
  batch: number
  settleS: number
}

/** What one pass over an account came to. */
export interface Erased {
  relations: number
  posts: number
  /** Nothing is left, and nothing will come. */
  isComplete: boolean
  /** What others have still to let go of. */
  waitsFor: string[]
}

/** A post may have many who like it: fewer of them at once. */
const POSTS_A_BATCH = 10
const TO_POSTS = ['toPosts', 'toPostsInactive'] as const

/**
 * Erases what is stored of a deleted account, batch by batch. It may be cut off anywhere: each step finds what is left by the
 * person's id, and takes away first what is found through something else (likes before their post). Several at once share the work.
 * @throws where a store is away: everything that was not done is found again
 */
export async function eraseAccount(deps: EraseDeps, userId: number, signal?: AbortSignal): Promise<Erased> {
  const { pool, redis, batch, settleS } = deps
  const done: Erased = { relations: 0, posts: 0, isComplete: false, waitsFor: [] }
  const pairs = async (which: keyof typeof ERASE_PAIRS, whose: number | readonly number[]) => {
    for (let erased = batch; erased === batch && !signal?.aborted; done.relations += erased) {
      const readAtMs = await redisClock(redis)
      const gone = await erasePairs(pool, which, whose, batch)
      erased = gone.pairs.length
      if (erased > 0) await forgetPairs({ redis }, gone, readAtMs)
    }
  }
  const limit = Math.ceil(batch / POSTS_A_BATCH)
  for (let ids = await somePosts(pool, userId, limit); ids.length > 0; ids = await somePosts(pool, userId, limit)) {
    for (const which of TO_POSTS) await pairs(which, ids)
    if (signal?.aborted) return done
    done.posts += await erasePosts(pool, userId, ids)
    // What a fold has brought in between: from now on the posts are not there for any.
    for (const which of TO_POSTS) await pairs(which, ids)
    await forgetLikes(pool, ids)
  }
  for (const which of ['byActor', 'toUser', 'toUserInactive'] as const) await pairs(which, userId)
  if (signal?.aborted) return done
  await eraseRest(pool, userId, settleS)
  await announcePulled(redis)
  await forgetPerson(redis, userId)
  done.waitsFor = await leftBehind(pool, userId)
  // A pass that still found something was followed by none that did not.
  if (done.relations + done.posts === 0 && done.waitsFor.length === 0)
    done.isComplete = await noteErased(pool, userId, settleS)
  return done
}
