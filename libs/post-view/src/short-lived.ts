/** Values that are kept for a moment, by number. */
export interface ShortLived<T> {
  /** undefined where there is none, or its time is over. @param now milliseconds, of `performance.now` */
  get(key: number, now: number): T | undefined
  /** @param size in the unit of `max` */
  set(key: number, value: T, now: number, size: number): void
  delete(key: number): void
  clear(): void
}

export interface ShortLivedOptions {
  /** Milliseconds that a value is kept at most. */
  ms: number
  /** The part of them by which that varies, so that what came together does not end together. */
  jitter: number
  /** What all of them may take. */
  max: number
}

/**
 * Keeps values in two maps that take turns: when the time of all in the older one is over, or the younger one has half of what
 * may be kept, the older one is dropped whole. A look is a look into a map; nothing is linked, moved or timed.
 */
export function createShortLived<T>({ ms, jitter, max }: ShortLivedOptions): ShortLived<T> {
  let young = new Map<number, { value: T; until: number }>()
  let old = young
  let size = 0
  let turnedAt = 0
  return {
    get(key, now) {
      const entry = young.get(key) ?? old.get(key)
      return entry !== undefined && entry.until > now ? entry.value : undefined
    },
    set(key, value, now, itsSize) {
      if (now - turnedAt > ms || size > max / 2) {
        old = young
        young = new Map()
        size = 0
        turnedAt = now
      }
      young.set(key, { value, until: now + ms * (1 - jitter * Math.random()) })
      size += itsSize
    },
    delete(key) {
      young.delete(key)
      old.delete(key)
    },
    clear() {
      young = new Map()
      old = young
      size = 0
    },
  }
}
