import type { RelationKind } from '@matjip/contracts'
import {
  beginViewer,
  intentField,
  intentsReading,
  readViewerEntry,
  unlessRedisAway,
  viewerHeadReading,
} from '@matjip/redis-keys'
import type { Epoch, Intents, PairState, Reading, Target, ViewerHead } from '@matjip/redis-keys'
import { LRUCache } from 'lru-cache'
import type { ViewerRelation } from '../read-viewer-state.ts'
import { readRows } from '../read-rows.ts'
import type { RelationStores } from '../relation-stores.ts'
import { has } from './id-set.ts'
import type { ViewerLease } from './lease.ts'
import { createClickResolver, OFF, ON } from './resolve-clicks.ts'
import { readViewerEntryRows } from './read-viewer-entry.ts'
import { entryBytes, packEntry, unpackEntry } from './viewer-entry.ts'
import type { ViewerEntry } from './viewer-entry.ts'

/** Bytes of entries in a process: some 10,000 readers who follow and like 450. */
const KEPT_BYTES = 48 * 1024 * 1024
/** Milliseconds by which the record may lag behind a click whose intent is forgotten: a fold takes one second. */
const LAG_MS = 60_000

export interface ViewerStores extends RelationStores {
  /** Of `redis`. */
  epoch: Epoch
  lease: ViewerLease
}

/** What is read of a viewer in the round trip that begins a request. */
export interface ViewerParts {
  head: ViewerHead
  intents: Intents
}

/** What a viewer's relations are, as the entry and the newest clicks have them. */
export interface Viewer {
  follows(authorId: number): boolean
  /** Whether one of the two blocks the other. */
  hides(authorId: number): boolean
  mutes(authorId: number): boolean
  /** Keys of the hashtags that the viewer follows. */
  hashtags(): number[]
  /** Follows and unfollows of the last minutes, the newest of each person. */
  followClicks(): ReadonlyMap<number, PairState>
  /** The viewer's own posts, newest first, all from the id `from` on; 0: all there are. */
  ownPosts(): { postIds: number[]; from: number }
  /**
   * The active ones of `like`, `savePost` and `follow` (1, 2, 4) to a post and its author, where none of them is pending for
   * sure: the entry has all of them, and the viewer has not clicked lately. undefined where `relations` has to be asked.
   */
  plain(postId: number, authorId: number): number | undefined
  /** Relations to these targets, in their order: no statement, unless the viewer has clicked on one in the last moments. */
  relations(targets: readonly Target[]): Promise<ViewerRelation[]>
}

export interface Viewers {
  /** What a request reads of its viewer, to be read together with other things. */
  reading(viewerId: number): Reading<ViewerParts>
  /** The viewer; null where the record has to be asked instead: Redis is away, or nothing cached may be believed. */
  open(viewerId: number, parts: ViewerParts | undefined): Promise<Viewer | null>
}

/** How many people with too long a list are remembered as such, and for how long (milliseconds): asking the record costs them less. */
const KEPT_LARGE = 10_000
const LARGE_MS = 300_000

/** A load under way, and the one after it. */
interface Flight {
  current: Promise<ViewerEntry | null>
  next?: Promise<ViewerEntry | null>
}

/** Entries of viewers: in the process by their revision, in Redis, built from the record once for all who wait. */
export function createViewers(stores: ViewerStores): Viewers {
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

  async function entryOf(viewerId: number, { head, intents }: ViewerParts): Promise<ViewerEntry | null> {
    const copy = head === null ? undefined : kept.get(viewerId)
    const entry = copy?.head === head ? copy.entry : await fly(viewerId, head)
    if (entry === null || !lease.allows(viewerId, entry.snapshot)) return null
    const complete = intents.forgottenUntil < (entry.readAtMs - LAG_MS) * 1_000
    return complete ? entry : null
  }

  const resolve = createClickResolver(stores)

  return {
    reading(viewerId) {
      const head = viewerHeadReading(epoch, viewerId)
      const intents = intentsReading(viewerId, Date.now())
      return {
        commands: [...head.commands, ...intents.commands],
        take: ([first, second]) => ({ head: head.take([first]), intents: intents.take([second]) }),
      }
    },

    async open(viewerId, parts) {
      if (parts === undefined || large.has(viewerId)) return null
      const entry = await entryOf(viewerId, parts)
      if (entry === null) return null
      const { clicks } = parts.intents
      const clicked = (kind: RelationKind) => clicksOf(clicks, kind)
      const early = clicks.size === 0 ? [] : [...clicked('follow'), ...clicked('hashtag')]
      const resolved = early.length === 0 ? new Map<string, ViewerRelation>() : await resolve(viewerId, early)
      const inEntry = {
        follow: (id: number) => has(entry.following, id),
        hashtag: (id: number) => has(entry.hashtags, id),
        like: (id: number) => has(entry.liked, id),
        savePost: (id: number) => has(entry.saved, id),
      }
      const isKnown = ({ kind, targetId }: Target) =>
        kind === 'like'
          ? targetId >= entry.likedFrom
          : kind === 'savePost'
            ? targetId >= entry.savedFrom
            : kind in inEntry
      const ofEntry = ({ kind, targetId }: Target) => (inEntry[kind as keyof typeof inEntry](targetId) ? ON : OFF)
      return {
        follows: (id) => resolved.get(intentField('follow', id))?.active ?? has(entry.following, id),
        hides: (id) => has(entry.hidden, id),
        mutes: (id) => has(entry.muted, id),
        plain(postId, authorId) {
          if (clicks.size > 0 || postId < entry.likedFrom || postId < entry.savedFrom) return undefined
          return (
            (has(entry.liked, postId) ? 1 : 0) +
            (has(entry.saved, postId) ? 2 : 0) +
            (has(entry.following, authorId) ? 4 : 0)
          )
        },
        hashtags() {
          const keys = new Set(entry.hashtags)
          for (const [{ targetId }] of clicked('hashtag')) {
            if (resolved.get(intentField('hashtag', targetId))?.active) keys.add(targetId)
            else keys.delete(targetId)
          }
          return [...keys]
        },
        followClicks: () => new Map(clicked('follow').map(([{ targetId }, click]) => [targetId, click])),
        ownPosts: () => ({ postIds: [...entry.own].reverse(), from: entry.ownFrom }),
        async relations(targets) {
          const late: [Target, PairState][] = []
          const unknown: Target[] = []
          for (const target of targets) {
            const field = intentField(target.kind, target.targetId)
            const click = clicks.size === 0 ? undefined : clicks.get(field)
            if (click) {
              if (!resolved.has(field)) late.push([target, click])
            } else if (!isKnown(target)) unknown.push(target)
          }
          const [now, rows] = await Promise.all([
            late.length === 0 ? resolved : resolve(viewerId, late),
            unknown.length === 0 ? [] : readRows(pool, viewerId, unknown),
          ])
          const rowOf = new Map(
            unknown.map(({ kind, targetId }, index) => [intentField(kind, targetId), rows[index]?.active ? ON : OFF]),
          )
          return targets.map((target) => {
            if (clicks.size === 0 && unknown.length === 0) return ofEntry(target)
            const field = intentField(target.kind, target.targetId)
            return resolved.get(field) ?? now.get(field) ?? rowOf.get(field) ?? ofEntry(target)
          })
        },
      }
    },
  }
}

function clicksOf(clicks: Intents['clicks'], kind: RelationKind): [Target, PairState][] {
  const found: [Target, PairState][] = []
  for (const [field, click] of clicks) {
    if (!field.startsWith(`${kind}:`)) continue
    found.push([{ kind, targetId: Number(field.slice(kind.length + 1)) }, click])
  }
  return found
}
