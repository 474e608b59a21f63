import { isClusterUrl } from './open-cluster.ts'
import { isCluster, openRedis, redisReady } from './open-redis.ts'
import type { Redis } from './open-redis.ts'

/**
 * Milliseconds for a command of a test: where a busy machine stands still for longer than a command of the product may take,
 * readers would go on without Redis, and say what it knows better.
 */
const COMMAND_TIMEOUT_MS = 10_000

/** Redis as a test file has it: its own, empty, and known by its URL to processes that it starts. */
export type TestRedis = Redis & { url: string }

/**
 * An empty Redis: a logical database of the test run's server, one per worker of the test runner, whose files run one
 * after another. A Cluster knows no such databases: there the run has one worker, and the whole Cluster is the file's.
 * @throws Error if no test run has started the stores (TEST_REDIS_URL)
 */
export async function openTestRedis(): Promise<TestRedis> {
  const base = process.env.TEST_REDIS_URL
  if (!base) throw new Error('TEST_REDIS_URL is not set: run tests through vitest at the repository root')
  const url = isClusterUrl(base) ? base : `${base.replace(/\/\d*$/, '')}/${process.env.VITEST_POOL_ID ?? '0'}`
  const redis = Object.assign(
    wholeCluster(await redisReady(openRedis({ url, commandTimeoutMs: COMMAND_TIMEOUT_MS }))),
    { url },
  )
  await redis.flushdb()
  return redis
}

/** Commands about all keys, or about users, ask one node only: here they mean what a test means by them, on a Cluster too. */
function wholeCluster(redis: Redis): Redis {
  if (!isCluster(redis)) return redis
  const ofAll = <T>(ask: (node: Redis) => Promise<T>) => Promise.all(redis.nodes('master').map(ask))
  const call = redis.call.bind(redis)
  return Object.assign(redis, {
    call: (name: string, ...args: (string | number)[]) =>
      name === 'ACL' ? ofAll((node) => node.call(name, ...args)).then(([reply]) => reply) : call(name, ...args),
    flushdb: () => ofAll((node) => node.flushdb()).then(() => 'OK' as const),
    keys: (pattern: string) => ofAll((node) => node.keys(pattern)).then((found) => found.flat()),
    dbsize: () => ofAll((node) => node.dbsize()).then((sizes) => sizes.reduce((sum, size) => sum + size, 0)),
  })
}
