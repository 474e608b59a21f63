import type { Redis } from '@matjip/redis-keys'
import { startStores, THROW_AWAY_REDIS } from '@matjip/stack'
import { Redis as Client } from 'ioredis'

/** A Redis of one's own, and what it has used. */
export interface MeasuredRedis {
  redis: Redis
  /** CPU µs of the server so far. */
  cpu(): Promise<number>
  /** Bytes in use now. */
  bytes(): Promise<number>
  stop(): Promise<void>
}

export async function startMeasuredRedis(): Promise<MeasuredRedis> {
  const stores = await startStores({ only: ['redis'], redisSettings: THROW_AWAY_REDIS })
  // Without the product's time limit: nobody waits here.
  const redis = new Client(stores.redisUrl)
  return {
    redis,
    cpu: () => redisCpu(redis),
    bytes: async () => Number(/used_memory:(\d+)/.exec(await redis.info('memory'))?.[1]),
    async stop() {
      redis.disconnect()
      await stores.stop()
    },
  }
}

/** CPU µs that a server has used. */
export async function redisCpu(redis: Redis): Promise<number> {
  const text = await redis.info('cpu')
  const seconds = (name: string) => Number(new RegExp(`${name}:([\\d.]+)`).exec(text)?.[1])
  return (seconds('used_cpu_user') + seconds('used_cpu_sys')) * 1e6
}
