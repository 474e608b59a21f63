/** Values that are kept for a moment, by number. */
export interface ShortLived<T> {
  /** undefined where there is none, or its time is over. @param now milliseconds, of `performance.now` */
  get(key: number, now: number): T | undefined
  /** The value, also where its time is over: to ask somebody else whether it is still the one. */
  last(key: number): T | undefined
  /** @param size in the unit of `max` */
  set(key: number, value: T, now: number, size: number): void
  delete(key: number): void
  clear(): void
}

export interface ShortLivedOptions {
  /** Milliseconds that a value is given at most. */
  ms: number
  /** Milliseconds that it may be the last one known; `ms` unless given. */
  lastMs?: number
  /** The part of `ms` by which that varies, so that what came together does not end together. */
  jitter: number
  /** What all of them may take. */
  max: number
}

/**
 * Keeps values in two maps that take turns: when the time of all in the older one is over, or the younger one has half of what
 * may be kept, the older one is dropped whole. A look is a look into a map; nothing is linked, moved or timed.
 */
export function createShortLived<T>({ ms, lastMs = ms, jitter, max }: ShortLivedOptions): ShortLived<T> {
  let young = new Map<number, { value: T; until: number; size: number }>()
  let old = young
  let size = 0
  let turnedAt = 0
  const entryOf = (key: number) => young.get(key) ?? old.get(key)
  return {
    get(key, now) {
      const entry = entryOf(key)
      return entry !== undefined && entry.until > now ? entry.value : undefined
    },
    last: (key) => entryOf(key)?.value,
    set(key, value, now, itsSize) {
      if (now - turnedAt > lastMs || size > max / 2) {
        old = young
        young = new Map()
        size = 0
        turnedAt = now
      }
      size += itsSize - (young.get(key)?.size ?? 0)
      young.set(key, { value, until: now + ms * (1 - jitter * Math.random()), size: itsSize })
    },
    delete(key) {
      size -= young.get(key)?.size ?? 0
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
