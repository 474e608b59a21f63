import { readCounts } from '@matjip/relations'
import type { RelationStores } from '@matjip/relations'
import { createShortLived } from '../short-lived.ts'

/** Milliseconds: what others see may be off by one fold, and a fold is a second. */
const KEPT_MS = 1_000
/** What it varies by, so that a page's counts do not expire together. */
const JITTER = 0.3
/** Counts of a process, at about 150 B: more than are read in a second. */
const KEPT_COUNTS = 50_000

export interface CountCache {
  /** How many people like each post. @throws where the record is needed and away */
  read(postIds: readonly number[]): Promise<ReadonlyMap<number, number>>
}

/** A cache of likes, for a second; one read for all who wait. */
export function createCountCache(stores: RelationStores): CountCache {
  const kept = createShortLived<number>({ ms: KEPT_MS, jitter: JITTER, max: KEPT_COUNTS })
  const flights = new Map<number, Promise<ReadonlyMap<number, number>>>()

  async function fetch(postIds: readonly number[]) {
    const counts = await readCounts(stores, 'likes', postIds)
    const now = performance.now()
    for (const [id, count] of counts) kept.set(id, count, now, 1)
    return counts
  }

  return {
    async read(postIds) {
      const found = new Map<number, number>()
      const own: number[] = []
      const flying = new Set<Promise<ReadonlyMap<number, number>>>()
      const now = performance.now()
      for (const id of postIds) {
        const count = kept.get(id, now)
        const flight = count === undefined ? flights.get(id) : undefined
        if (count !== undefined) found.set(id, count)
        else if (flight) flying.add(flight)
        else own.push(id)
      }
      if (own.length > 0) {
        const flight = fetch(own)
        for (const id of own) flights.set(id, flight)
        const land = () => own.forEach((id) => flights.get(id) === flight && flights.delete(id))
        flight.then(land, land)
        flying.add(flight)
      }
      if (flying.size === 0) return found
      for (const counts of await Promise.all(flying))
        for (const id of postIds) if (!found.has(id) && counts.has(id)) found.set(id, counts.get(id) ?? 0)
      return found
    },
  }
}
