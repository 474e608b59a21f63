import { setTimeout as sleep } from 'node:timers/promises'
import { Cluster, Redis as SingleNode } from 'ioredis'
import { isClusterUrl, openCluster } from './open-cluster.ts'
import type { NodeOptions } from './open-cluster.ts'

/** A connection to Redis, which may be one node or a Cluster: callers make no difference. */
export type Redis = SingleNode | Cluster
/** A node of Redis: the only one, or a master of a Cluster. */
export type RedisNode = SingleNode

export interface RedisOptions {
  /** `redis://host:6379`, or `redis://host:6379?cluster` for a Cluster (see openCluster). */
  url: string
  /** Told of connection errors; the client reconnects by itself. */
  onError?: (error: Error) => void
  /** false: not before the first command; for a process that builds a service only to describe it. */
  connect?: boolean
  /** Milliseconds after which a command has failed; a second by default. */
  commandTimeoutMs?: number
}

/** A command that takes longer has failed: the request must become a 503 before the client gives up. Milliseconds. */
const COMMAND_TIMEOUT_MS = 1_000
/** Reconnect after at most this long, milliseconds. */
const MAX_RECONNECT_DELAY_MS = 1_000

/**
 * Opens a connection. While it is down, commands fail at once instead of piling up in memory,
 * and a command whose answer was cut off is never sent a second time by the client: it fails, and the caller decides.
 */
export function openRedis(options: RedisOptions): Redis {
  const { url, onError = () => {}, connect = true, commandTimeoutMs = COMMAND_TIMEOUT_MS } = options
  const promises: NodeOptions = {
    commandTimeout: commandTimeoutMs,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
  }
  const retryStrategy = (attempt: number) => Math.min(attempt * 50, MAX_RECONNECT_DELAY_MS)
  if (isClusterUrl(url)) return openCluster(url, promises, retryStrategy, onError)
  // Whoever subscribes does so anew on `ready`. The client's own would be a promise that nobody handles: a connection that
  // breaks again before it is kept would end the process.
  const once = { enableOfflineQueue: false, autoResubscribe: false, lazyConnect: !connect }
  const redis = new SingleNode(url, { ...promises, ...once, retryStrategy })
  redis.on('error', onError)
  return redis
}

export function isCluster(redis: Redis): redis is Cluster {
  return redis instanceof Cluster
}

/** The nodes that hold keys. */
export function nodesOf(redis: Redis): RedisNode[] {
  return isCluster(redis) ? redis.nodes('master') : [redis]
}

/**
 * Milliseconds that a process waits for Redis before it takes requests. Connecting takes some, a failover a second or two; but
 * a process that starts on a busy machine, as in a rollout under load, may need several seconds until it hears an answer that
 * was there at once. Where Redis is away, starting takes this longer: nobody waits for that process but its load balancer.
 */
const AT_START_MS = 10_000
/** Milliseconds until a Cluster is asked again of which a master did not answer: its map is being read anew. */
const ASK_AGAIN_MS = 50

/**
 * Waits for Redis before a process takes its first request: what is written or read without it in that moment would break
 * promises for nothing. Where Redis is away the process begins without it, as it goes on without it.
 * @param tell told that it does
 */
export async function awaitRedisAtStart(
  redis: Redis,
  tell: (error: unknown) => void,
  limitMs = AT_START_MS,
): Promise<void> {
  await redisReady(redis, limitMs).catch(tell)
}

/**
 * Resolves once the connection is ready, on a Cluster once each master has answered; the first connect takes a moment, and
 * commands fail before it. @throws Error after `timeoutMs`
 */
export async function redisReady<T extends Redis>(redis: T, timeoutMs = 5_000): Promise<T> {
  const limit = performance.now() + timeoutMs
  const { promise: opened, resolve, reject } = Promise.withResolvers<void>()
  const timer = setTimeout(() => reject(new Error('Redis did not become ready')), timeoutMs)
  if (redis.status === 'ready') resolve()
  else redis.once('ready', resolve)
  await opened.finally(() => {
    clearTimeout(timer)
    redis.off('ready', resolve)
  })
  // A Cluster is ready when one node has answered; the next commands go to all masters.
  if (isCluster(redis)) await mastersAnswer(redis, limit)
  return redis
}

/** @param limit when to give up, of `performance.now()` */
async function mastersAnswer(cluster: Cluster, limit: number): Promise<void> {
  for (;;) {
    try {
      // Replicas are asked too, for one that is promoted is led commands at once; but none of them is waited for longer than a command.
      const replicas = Promise.allSettled(cluster.nodes('slave').map((node) => node.ping()))
      await Promise.all(cluster.nodes('master').map((node) => node.ping()))
      await replicas
      return
    } catch (error) {
      if (performance.now() > limit) throw error
      await sleep(ASK_AGAIN_MS)
    }
  }
}
