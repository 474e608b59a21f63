import { Redis } from 'ioredis'
import { startStores } from '../stores.ts'
import { THROW_AWAY_REDIS } from './redis-server.ts'

/** A Redis of one's own, and what it has used. */
export interface MeasuredRedis {
  redis: Redis
  /** CPU µs of the server so far. */
  cpu(): Promise<number>
  /** `used_memory`, once nothing is under way. */
  bytes(): Promise<number>
  stop(): Promise<void>
}

export async function startMeasuredRedis(): Promise<MeasuredRedis> {
  const stores = await startStores({ only: ['redis'], redisSettings: THROW_AWAY_REDIS })
  // Without the product's time limit: nobody waits here.
  const redis = new Redis(stores.redisUrl)
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
export async function redisCpu(redis: Pick<Redis, 'info'>): Promise<number> {
  const text = await redis.info('cpu')
  const seconds = (name: string) => Number(new RegExp(`${name}:([\\d.]+)`).exec(text)?.[1])
  return (seconds('used_cpu_user') + seconds('used_cpu_sys')) * 1e6
}
