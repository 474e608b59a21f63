import { touchTimeline } from '@matjip/redis-keys'
import type { Redis } from '@matjip/redis-keys'
import { LRUCache } from 'lru-cache'

/** Keys that a process remembers; one that is forgotten is touched once more. */
const REMEMBERED = 50_000

/**
 * Prolongs the lives of timelines that are read, at most once in a seventh of their TTL a process (an hour, where that is
 * less): who reads again within it does not need it. Never waited for; one that fails is done at the next read.
 */
export function createToucher(redis: Redis): (keys: readonly string[], ttlS: number) => void {
  const touched = new LRUCache<string, true>({ max: REMEMBERED })
  return (keys, ttlS) => {
    for (const key of keys) {
      if (touched.has(key)) continue
      touched.set(key, true, { ttl: Math.min(3600, ttlS / 7) * 1000 })
      touchTimeline(redis, key, ttlS).catch(() => touched.delete(key))
    }
  }
}
