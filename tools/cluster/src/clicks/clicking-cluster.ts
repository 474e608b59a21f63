import { openRedis, redisReady } from '@matjip/redis-keys'
import type { Redis } from '@matjip/redis-keys'
import { startRedisCluster } from '@matjip/stack'
import { onTestFinished } from 'vitest'
import { insertClickedPosts } from './clicked-posts.ts'
import { openClickingStack } from './clicking-stack.ts'
import type { ClickingStack, ClickingStackOptions } from './clicking-stack.ts'

/** Milliseconds for everything that was started to end, on a machine that does other things too. */
const STOP_MS = 60_000

export interface ClickingCluster {
  cluster: Awaited<ReturnType<typeof startRedisCluster>>
  stack: ClickingStack
  redis: Redis
}

/** Three masters with a replica each, which take over within seconds, and the processes on them, with posts to click on; until the test ends. */
export async function openClickingCluster(
  posts: readonly number[],
  options?: ClickingStackOptions,
): Promise<ClickingCluster> {
  const cluster = await startRedisCluster({ nodes: 3, replicas: 1, nodeTimeoutMs: 2_000 })
  onTestFinished(cluster.stop, STOP_MS)
  const stack = await openClickingStack(cluster.redisUrl, options)
  onTestFinished(stack.close, STOP_MS)
  const redis = await redisReady(openRedis({ url: cluster.redisUrl }))
  onTestFinished(() => redis.disconnect())
  await insertClickedPosts(stack, posts)
  return { cluster, stack, redis }
}
