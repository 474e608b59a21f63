import { Redis } from 'ioredis'

export type { Redis } from 'ioredis'

export interface RedisOptions {
  url: string
  /** Told of connection errors; the client reconnects by itself. */
  onError?: (error: Error) => void
}

/** A command that takes longer has failed: the request must become a 503 before the client gives up. Milliseconds. */
const COMMAND_TIMEOUT_MS = 1_000
/** Reconnect after at most this long, milliseconds. */
const MAX_RECONNECT_DELAY_MS = 1_000

/**
 * Opens a connection. While it is down, commands fail at once instead of piling up in memory,
 * and a command whose answer was cut off is never sent a second time by the client: it fails, and the caller decides.
 */
export function openRedis({ url, onError }: RedisOptions): Redis {
  const redis = new Redis(url, {
    commandTimeout: COMMAND_TIMEOUT_MS,
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    retryStrategy: (attempt) => Math.min(attempt * 50, MAX_RECONNECT_DELAY_MS),
  })
  redis.on('error', onError ?? (() => {}))
  return redis
}

/** Resolves once the connection is ready; the first connect takes a moment, and commands fail before it. @throws Error after `timeoutMs` */
export async function redisReady(redis: Redis, timeoutMs = 5_000): Promise<Redis> {
  if (redis.status === 'ready') return redis
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const timer = setTimeout(() => reject(new Error('Redis did not become ready')), timeoutMs)
  redis.once('ready', resolve)
  await promise.finally(() => {
    clearTimeout(timer)
    redis.off('ready', resolve)
  })
  return redis
}
