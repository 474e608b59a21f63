import { beginViewer, readViewerEntry, unlessRedisAway } from '@matjip/redis-keys'
import type { ViewerHead } from '@matjip/redis-keys'
import { LRUCache } from 'lru-cache'
import { readViewerEntryRows } from './read-viewer-entry.ts'
import { entryBytes, packEntry, unpackEntry } from './viewer-entry.ts'
import type { ViewerEntry } from './viewer-entry.ts'
import type { ViewerParts, ViewerStores } from './viewer-stores.ts'

/** Bytes of entries in a process: some 10,000 readers who follow and like 450. */
const KEPT_BYTES = 48 * 1024 * 1024
/** Milliseconds by which the record may lag behind a click whose intent is forgotten: a fold takes one second. */
const LAG_MS = 60_000
/** How many people with too long a list are remembered as such, and for how long (milliseconds): asking the record costs them less. */
const KEPT_LARGE = 10_000
const LARGE_MS = 300_000

/** A load under way, and the one after it. */
interface Flight {
  current: Promise<ViewerEntry | null>
  next?: Promise<ViewerEntry | null>
}

/**
 * Entries of viewers: in the process by their revision, in Redis, built from the record once for all who wait.
 * @returns what finds the entry of a viewer; it finds null where nothing cached may be believed, or a list is too long to be kept
 */
export function createEntryLoader(stores: ViewerStores) {
  const { redis, pool, epoch, lease } = stores
  const kept = new LRUCache<number, { head: ViewerHead; entry: ViewerEntry }>({
    maxSize: KEPT_BYTES,
    sizeCalculation: ({ entry }) => entryBytes(entry),
  })
  const flights = new Map<number, Flight>()
  /** Viewers with a list that is too long to be kept. */
  const large = new LRUCache<number, true>({ max: KEPT_LARGE, ttl: LARGE_MS })

  async function load(viewerId: number, head: ViewerHead): Promise<ViewerEntry | null> {
    const stored =
      head === null ? undefined : await unlessRedisAway(() => readViewerEntry(redis, viewerId, head), undefined)
    const known = stored && unpackEntry(stored)
    if (known) {
      kept.set(viewerId, { head, entry: known })
      return known
    }
    const building = await unlessRedisAway(() => beginViewer(redis, epoch, viewerId), undefined)
    const entry = await readViewerEntryRows(pool, viewerId)
    if (!entry) large.set(viewerId, true)
    if (!entry || !building) return entry
    const packed = packEntry(entry)
    const newHead = await unlessRedisAway(() => building.store(packed), null)
    // As it comes from Redis: its lists share one piece of memory, a third of what seven take.
    if (newHead !== null) kept.set(viewerId, { head: newHead, entry: unpackEntry(packed) ?? entry })
    return entry
  }

  /** Loads it at once, or, where it is being loaded, next: what is under way may have begun before a change that a request must see. */
  function fly(viewerId: number, head: ViewerHead): Promise<ViewerEntry | null> {
    const flight = flights.get(viewerId)
    if (!flight) return takeOff(viewerId, head)
    flight.next ??= flight.current.then(
      () => takeOff(viewerId, head),
      () => takeOff(viewerId, head),
    )
    return flight.next
  }

  function takeOff(viewerId: number, head: ViewerHead): Promise<ViewerEntry | null> {
    const flight: Flight = { current: load(viewerId, head) }
    flights.set(viewerId, flight)
    const land = () => {
      if (flight.next === undefined) flights.delete(viewerId)
    }
    flight.current.then(land, land)
    return flight.current
  }

  return async function entryOf(viewerId: number, { head, intents }: ViewerParts): Promise<ViewerEntry | null> {
    if (large.has(viewerId)) return null
    const copy = head === null ? undefined : kept.get(viewerId)
    const entry = copy?.head === head ? copy.entry : await fly(viewerId, head)
    if (entry === null || !lease.allows(viewerId, entry.snapshot)) return null
    const complete = intents.forgottenUntil < (entry.readAtMs - LAG_MS) * 1_000
    return complete ? entry : null
  }
}
