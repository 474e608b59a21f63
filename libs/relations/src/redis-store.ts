import {
  DEFAULT_SHARDS,
  applyEntries,
  claimPending,
  dropIntent,
  forgetUnawareViewers,
  redisClock,
  settleTargets,
  trimPending,
} from '@matjip/redis-keys'
import type { Redis } from '@matjip/redis-keys'
import type { OverlayStore } from './ports.ts'

/** The overlay store in Redis. @param shards the same in every process */
export function createRedisStore(redis: Redis, shards: number = DEFAULT_SHARDS): OverlayStore {
  return {
    shards,
    apply: (shard, entries) => applyEntries(redis, shard, entries),
    claim: (shard, limit, cursor) => claimPending(redis, shard, limit, cursor),
    settle: (shard, readAtMs, targets) => settleTargets(redis, shard, readAtMs, targets),
    forget: async (operations) => {
      await Promise.all(operations.map((operation) => dropIntent(redis, operation)))
    },
    forgetUnaware: (operations) => forgetUnawareViewers(redis, operations),
    trim: (shard, acknowledged) => trimPending(redis, shard, acknowledged),
    clock: (shard) => redisClock(redis, shard),
  }
}
