import { homeKey, readWindows } from '@matjip/redis-keys'
import type { Redis } from '@matjip/redis-keys'

/** A home timeline as it stands in Redis, whether or not it may be believed. */
export interface HomeList {
  key: string
  /** Newest first. */
  postIds: number[]
  /** Complete down to this id; 0: to the beginning. */
  floor: number
  /** The history of the server under which it was built, and the one of now. */
  epoch: string
  epochNow: string
  /** Somebody is building it at this moment. */
  isRebuilding: boolean
  /** Whether readers believe it. */
  isTrusted: boolean
  /** Seconds that it lives if nobody reads it. */
  ttlS: number
}

/** undefined where there is none: the next read is answered from Postgres and builds it. */
export async function readHomeList(redis: Redis, userId: number): Promise<HomeList | undefined> {
  const key = homeKey(userId)
  const [elements, ttlS, { epoch: epochNow }] = await Promise.all([
    redis.lrange(key, 0, -1),
    redis.ttl(key),
    // Of the node that holds it: each has a history of its own.
    readWindows(redis, [{ key, before: Infinity, limit: 1 }]),
  ])
  const mark = elements.pop()
  if (mark === undefined) return undefined
  const cut = mark.lastIndexOf(':')
  const epoch = mark.slice(0, cut)
  return {
    key,
    postIds: elements.map(Number),
    floor: Number(mark.slice(cut + 1)),
    epoch,
    epochNow,
    isRebuilding: epoch.startsWith('~'),
    isTrusted: epoch === epochNow,
    ttlS,
  }
}
