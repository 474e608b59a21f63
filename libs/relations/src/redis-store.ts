import {
  DEFAULT_SHARDS,
  applyEntries,
  claimPending,
  dropIntent,
  redisClock,
  setIntent,
  settleTargets,
  trimPending,
} from '@matjip/redis-keys'
import type { Redis } from '@matjip/redis-keys'
import type { OverlayStore } from './ports.ts'

/** Milliseconds after a shard was found empty in which Redis may have lost everything: one visibility timeout, so that all that was lost is delivered again. */
const SUSPECT_MS = 60_000

/** The overlay store in Redis. @param shards the same in every process */
export function createRedisStore(redis: Redis, shards: number = DEFAULT_SHARDS): OverlayStore {
  let emptyAt = -Infinity
  return {
    shards,
    async apply(shard, entries) {
      const applied = await applyEntries(redis, shard, entries)
      // Nothing else is pending: an idle moment, or a Redis that has lost everything, the actors' intents too. They are
      // written again then, and for what is delivered again, so that an applied click is always among its actor's newest.
      if (applied.pending <= entries.length) emptyAt = performance.now()
      const suspect = performance.now() - emptyAt < SUSPECT_MS
      const lost = suspect ? entries : entries.filter(({ receiveCount }) => receiveCount > 1)
      await Promise.all(lost.map(({ operation }) => setIntent(redis, operation)))
      return applied
    },
    claim: (shard, limit, cursor) => claimPending(redis, shard, limit, cursor),
    settle: (shard, readAtMs, targets) => settleTargets(redis, shard, readAtMs, targets),
    forget: async (operations) => {
      await Promise.all(operations.map((operation) => dropIntent(redis, operation)))
    },
    trim: (shard, acknowledged) => trimPending(redis, shard, acknowledged),
    clock: (shard) => redisClock(redis, shard),
  }
}
