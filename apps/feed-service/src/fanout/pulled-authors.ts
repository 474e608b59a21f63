import { snowflakeAt } from '@matjip/contracts'
import { announcePulled } from '@matjip/redis-keys'
import type { FanoutDeps } from './fanout-deps.ts'
import type { PostFacts } from './post-facts-store.ts'

/**
 * Share of the threshold below which a pulled author is pushed again: one who swings about the threshold changes sides rarely,
 * for each change makes every process read the set again, and the author is pulled for long afterwards.
 */
const HYSTERESIS = 0.8
/**
 * Milliseconds by which the end of an author's time as pulled is put off: above every post that another worker, which has not
 * seen the end yet, may decide not to push. A statement lasts 5 s at most and clocks differ by less than the rest.
 */
const MARGIN_MS = 60_000

/** $1 author, $2 post. */
export const PULL = `/* feed-service pull-author */
insert into pulled_authors as known (author_id, since_id, until_id) values ($1, $2, null)
on conflict (author_id) do update set until_id = null where known.until_id is not null`
/** $1 author, $2 above every post that was not pushed. */
export const PUSH_AGAIN = `/* feed-service push-author-again */
update pulled_authors set until_id = $2 where author_id = $1 and until_id is null`

/**
 * Whether a post is pushed, by how many follow its author. That an author is pulled is in the record, and every reader is told
 * to read it, before a post is not pushed for it.
 */
export async function decidePush(
  { pool, redis, settings }: FanoutDeps,
  { authorId, postId, followers, isPulled }: PostFacts,
): Promise<boolean> {
  const { pullThreshold } = settings
  if (!isPulled) {
    if (followers < pullThreshold) return true
    await pool.query({ name: 'pull-author', text: PULL, values: [authorId, postId] })
    await announcePulled(redis)
    return false
  }
  if (followers >= pullThreshold * HYSTERESIS) {
    // Whoever has pulled this author may have died before saying so.
    await announcePulled(redis)
    return false
  }
  const untilId = Math.max(snowflakeAt(Date.now() + MARGIN_MS), postId + 1)
  await pool.query({ name: 'push-author-again', text: PUSH_AGAIN, values: [authorId, untilId] })
  await announcePulled(redis)
  return true
}
