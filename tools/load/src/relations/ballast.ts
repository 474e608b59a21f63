import { setTimeout as sleep } from 'node:timers/promises'
import { pendingKey } from '@matjip/redis-keys'
import type { Redis } from '@matjip/redis-keys'

/** Milliseconds until the consumer's last long poll (2 s) has come back empty. */
const LONG_POLL_MS = 2_500
/** The shard that holds it: any will do, for backpressure counts them all. */
const SHARD = 0

/**
 * Holds the consumer back by its own backpressure: this many pending entries that nobody folds, for the batch is paused.
 * So a queue can fill, and the consumer be measured alone.
 */
export async function loadBallast(redis: Redis, entries: number): Promise<void> {
  const fields = Array.from({ length: entries }, (_, index) => [`ballast${index}`, '-'])
  for (let from = 0; from < entries; from += 1_000)
    await redis.hset(pendingKey(SHARD), ...fields.slice(from, from + 1_000).flat())
  await sleep(LONG_POLL_MS)
}

/** Lets the consumer go on. */
export async function dropBallast(redis: Redis): Promise<void> {
  await redis.del(pendingKey(SHARD))
}
