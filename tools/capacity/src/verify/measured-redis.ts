import type { Redis } from '@matjip/redis-keys'
import { startStores, THROW_AWAY_REDIS } from '@matjip/stack'
import { Redis as Client } from 'ioredis'

/** A Redis of one's own, and what it has used. */
export interface MeasuredRedis {
  redis: Redis
  /** `used_memory`, once nothing is under way. */
  bytes(): Promise<number>
  stop(): Promise<void>
}

export async function startMeasuredRedis(): Promise<MeasuredRedis> {
  const stores = await startStores({ only: ['redis'], redisSettings: THROW_AWAY_REDIS })
  // Without the product's time limit: nobody waits here.
  const redis = new Client(stores.redisUrl)
  return {
    redis,
    bytes: async () => Number(/used_memory:(\d+)/.exec(await redis.info('memory'))?.[1]),
    async stop() {
      redis.disconnect()
      await stores.stop()
    },
  }
}
