import { beginFill, fragmentReading, GONE, readTogether, stillStored, unlessRedisAway } from '@matjip/redis-keys'
import type { Epoch, Fragment, Fragments, Redis } from '@matjip/redis-keys'
import { listenForChanges } from './changed-posts.ts'
import type { ChangedPosts } from './changed-posts.ts'
import { readFragments } from './read-fragments.ts'
import type { RecordOfPosts } from './read-fragments.ts'
import { createShortLived } from '../short-lived.ts'

/** Milliseconds in a process: were an invalidation lost on its way, nobody would see the old post for longer. */
const KEPT_MS = 2_000
/**
 * Milliseconds after which a text is given up that nobody has read: until then Redis is only asked whether it is still the one.
 * Of the posts of a lunch hour each is read every few seconds, by somebody else.
 */
const LAST_MS = 60_000
/** What it varies by, so that a page's posts do not expire together. */
const JITTER = 0.3
/** Bytes of a process: some 10,000 posts, more than are read within seconds. */
const KEPT_BYTES = 32 * 1024 * 1024
/** What an entry costs above its texts. */
const ENTRY_BYTES = 300
/** Times that a text may be kept: by itself, and as items of pages (`textOfItem`). */
const TEXTS = 3

export interface FragmentDeps extends RecordOfPosts {
  redis: Redis
  /** Of `redis`. */
  epoch: Epoch
  /** A connection of its own. */
  subscriber: Redis
}

export interface FragmentCache {
  /** What this process has heard of changed posts. */
  changes: ChangedPosts
  /**
   * Fragments of posts, GONE for those that are not there: from this process, else from Redis, else from the record.
   * @param atLeast the version that a post must have; older ones are not believed, wherever they are
   * @throws where the record is needed and away
   */
  read(postIds: readonly number[], atLeast?: ReadonlyMap<number, number>): Promise<Fragments>
}

/** A cache of fragments: small and short-lived in the process, larger in Redis, filled once for all who wait. */
export function createFragmentCache({ redis, epoch, subscriber, ...record }: FragmentDeps): FragmentCache {
  const kept = createShortLived<Fragment | null>({ ms: KEPT_MS, lastMs: LAST_MS, jitter: JITTER, max: KEPT_BYTES })
  const changes = listenForChanges(subscriber, (ids) => {
    if (ids === 'all') kept.clear()
    else for (const id of ids) kept.delete(id)
  })
  /** Reads under way, by post. */
  const flights = new Map<number, { begun: number; fragments: Promise<Fragments> }>()

  const readStored = (postIds: readonly number[]) =>
    postIds.length === 0
      ? NONE
      : unlessRedisAway<[Fragments]>(() => readTogether(redis, [fragmentReading(redis, epoch, postIds)]), NONE)

  /** From Redis, which of what was kept until a moment ago is only asked whether it is the same; what it lacks from the record, which fills it. */
  async function fetch(postIds: readonly number[]): Promise<Fragments> {
    const moment = changes.moment()
    const last = new Map<number, Fragment>()
    for (const id of postIds) {
      const fragment = kept.last(id)
      if (fragment) last.set(id, fragment)
    }
    const [same, [stored]] = await Promise.all([
      unlessRedisAway(() => stillStored(redis, epoch, last), NOBODY),
      readStored(postIds.filter((id) => !last.has(id))),
    ])
    const found: Fragments = new Map(stored)
    const others: number[] = []
    for (const [id, fragment] of last) {
      if (same.has(id)) found.set(id, fragment)
      else others.push(id)
    }
    const [newer] = await readStored(others)
    for (const [id, fragment] of newer) found.set(id, fragment)
    const missing = postIds.filter((id) => !found.has(id))
    if (missing.length > 0) for (const [id, fragment] of await fill(missing)) found.set(id, fragment)
    const now = performance.now()
    for (const [id, fragment] of found) {
      if (changes.changedSince(id, moment)) continue
      kept.set(id, fragment, now, ENTRY_BYTES + TEXTS * (fragment?.body.length ?? 0))
    }
    return found
  }

  async function fill(postIds: readonly number[]): Promise<Fragments> {
    const filling = await unlessRedisAway(() => beginFill(redis, epoch, postIds), undefined)
    const missing = filling ? postIds.filter((id) => !filling.found.has(id)) : postIds
    if (missing.length === 0) return filling?.found ?? new Map()
    const read = await readFragments(record, missing)
    if (filling) await unlessRedisAway(() => filling.store(read), undefined)
    return new Map([...(filling?.found ?? []), ...read])
  }

  /** One flight for all of `postIds` that are not in the air yet, and those that are. */
  async function fly(postIds: readonly number[]): Promise<Fragments[]> {
    const own: number[] = []
    const others = new Set<Promise<Fragments>>()
    for (const id of postIds) {
      const flight = flights.get(id)
      // One that took off before a change brings what was before it.
      if (flight && !changes.changedSince(id, flight.begun)) others.add(flight.fragments)
      else own.push(id)
    }
    if (own.length > 0) {
      const flight = { begun: changes.moment(), fragments: fetch(own) }
      for (const id of own) flights.set(id, flight)
      const land = () => own.forEach((id) => flights.get(id) === flight && flights.delete(id))
      flight.fragments.then(land, land)
      others.add(flight.fragments)
    }
    return Promise.all(others)
  }

  return {
    changes,
    async read(postIds, atLeast) {
      const found: Fragments = new Map()
      const missing: number[] = []
      const hearing = changes.hearing()
      const now = performance.now()
      for (const id of postIds) {
        const least = atLeast?.get(id) ?? 0
        const fragment = hearing ? kept.get(id, now) : undefined
        if (least === Infinity) found.set(id, GONE)
        else if (fragment !== undefined && isNew(fragment, least)) found.set(id, fragment)
        else missing.push(id)
      }
      if (missing.length === 0) return found
      const old: number[] = []
      for (const fragments of await fly(missing)) {
        for (const id of missing) {
          const fragment = fragments.get(id)
          if (fragment === undefined) continue
          if (isNew(fragment, atLeast?.get(id) ?? 0)) found.set(id, fragment)
          else old.push(id)
        }
      }
      // Redis has not heard of the change: the record has.
      if (old.length > 0) for (const [id, fragment] of await readFragments(record, old)) found.set(id, fragment)
      return found
    },
  }
}

const NONE: [Fragments] = [new Map()]
const NOBODY: ReadonlySet<number> = new Set()

/** GONE is older than any version: a post that was written is there. */
function isNew(fragment: Fragment | null, least: number): boolean {
  return (fragment?.version ?? 0) >= least
}
