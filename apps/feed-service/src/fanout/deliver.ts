import type { FanoutChunk } from '@matjip/contracts'
import { homeKey, pushPost } from '@matjip/redis-keys'
import { readChunk } from './chunks-store.ts'
import type { FanoutDeps } from './fanout-deps.ts'

/** Keys of one script call: a thousand hold Redis up for 1.5 ms, and more save nothing. */
const KEYS_PER_CALL = 1_000

/** Puts a post into the home timelines of these people, where they have one. */
export async function deliverTo(
  { redis, metrics, settings }: FanoutDeps,
  postId: number,
  owners: readonly number[],
): Promise<void> {
  const calls: Promise<number>[] = []
  for (let from = 0; from < owners.length; from += KEYS_PER_CALL) {
    const keys = owners.slice(from, from + KEYS_PER_CALL).map(homeKey)
    calls.push(pushPost(redis, keys, postId, settings.home))
  }
  const taken = (await Promise.all(calls)).reduce((sum, count) => sum + count, 0)
  metrics.deliveries.inc({ outcome: 'pushed' }, taken)
  metrics.deliveries.inc({ outcome: 'absent' }, owners.length - taken)
}

/** Delivers a part of a post's fan-out, which another message has announced. */
export async function deliverChunk(deps: FanoutDeps, chunk: FanoutChunk): Promise<void> {
  const followers = await readChunk(deps.pool, chunk)
  await deliverTo(deps, chunk.postId, followers)
  deps.news.note(chunk.postId, followers)
}
