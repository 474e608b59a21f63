import { openRedis, redisReady } from './open-redis.ts'
import type { Redis } from './open-redis.ts'

/**
 * An empty logical database of the test run's Redis: one per worker of the test runner, whose files run one after another.
 * @throws Error if no test run has started the stores (TEST_REDIS_URL)
 */
export async function openTestRedis(): Promise<Redis & { url: string }> {
  const base = process.env.TEST_REDIS_URL
  if (!base) throw new Error('TEST_REDIS_URL is not set: run tests through vitest at the repository root')
  const url = `${base.replace(/\/\d*$/, '')}/${process.env.VITEST_POOL_ID ?? '0'}`
  const redis = await redisReady(openRedis({ url }))
  await redis.flushdb()
  return Object.assign(redis, { url })
}
