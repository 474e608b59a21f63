import type { Database } from '@matjip/db-schema'
import { listMessages, queueDepth } from '@matjip/queue'
import type { SQSClient } from '@matjip/queue'
import { DEFAULT_SHARDS } from '@matjip/redis-keys'
import type { Redis } from '@matjip/redis-keys'
import { setAsideOf } from '@matjip/relations'
import type { QueueUrls } from '../queues/queue-urls.ts'
import { compareCounters } from './compare-counters.ts'
import { knownTargets } from './known-targets.ts'
import type { LiveState, LiveTarget } from './live-state.ts'
import { readClicks } from './read-clicks.ts'
import { readPending } from './read-pending.ts'
import { readFailures } from './read-record.ts'
import { TARGETS_A_READ, readTargets } from './read-targets.ts'

export interface LiveStores {
  pool: Database['pool']
  redis: Redis
  sqs: SQSClient
  urls: QueueUrls
  /** Shards in Redis; as the services have them. */
  shards?: number
}

/**
 * Looks at a running system without disturbing it: nothing is written, no message is taken from the main queue, and those
 * of the others are visible again right after. What moves meanwhile can look wrong once: look again before believing it.
 */
export async function collectLiveState(stores: LiveStores): Promise<LiveState> {
  const { pool, redis, sqs, urls, shards = DEFAULT_SHARDS } = stores
  const takenAt = new Date()
  const targets: LiveTarget[] = []
  for (const [shard, known] of await knownTargets(redis, shards))
    for (let from = 0; from < known.length; from += TARGETS_A_READ)
      targets.push(...(await readTargets(stores, shard, known.slice(from, from + TARGETS_A_READ))))
  const counters = await compareCounters(pool)
  // Clicks before pending and queue: what leaves those meanwhile is not taken for lost.
  const clicks = await readClicks(stores)
  const [pending, queue, quarantined, dead] = await Promise.all([
    readPending(redis, shards),
    queueDepth(sqs, urls.relations),
    listMessages(sqs, urls.quarantine),
    urls.deadLetters ? listMessages(sqs, urls.deadLetters) : null,
  ])
  const named = [...targets.flatMap((target) => target.pending), ...clicks.unaccounted]
  return {
    takenAt,
    queue,
    quarantine: quarantined.map((message) => setAsideOf(message, takenAt)),
    deadLetters: dead && dead.map((message) => setAsideOf(message, takenAt)),
    ...pending,
    targets,
    counters,
    clicks,
    failures: await readFailures(
      pool,
      named.map(({ opId }) => opId),
    ),
  }
}
