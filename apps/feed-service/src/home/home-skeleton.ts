import { pulledRevision, unlessRedisAway } from '@matjip/redis-keys'
import type { ReadSkeleton, SkeletonEntry } from '../page/skeleton.ts'
import { readLegs } from '../timelines/leg-store.ts'
import type { SharedLeg } from '../timelines/leg-store.ts'
import { mergeSources } from '../timelines/merge-sources.ts'
import type { PulledAuthors } from '../timelines/pulled-set.ts'
import { readSharedLegs } from '../timelines/read-shared-legs.ts'
import type { Timelines } from '../timelines/timelines.ts'
import { snapshotOf, sourceOf } from '../timelines/window-source.ts'
import type { Source } from '../timelines/window-source.ts'
import { NO_CLICKS, readHomeClicks } from './home-clicks.ts'
import type { HomeClicks } from './home-clicks.ts'
import { readHomeLegs } from './home-legs-store.ts'
import { readHomeFromRecord } from './home-skeleton-store.ts'
import { readHomeWindow } from './read-home-window.ts'
import type { HomeWindow } from './read-home-window.ts'

/** Above every id: where a timeline begins. */
const NEWEST = Number.MAX_SAFE_INTEGER
/**
 * Reads of one request after which the record answers: whole windows were of people who are muted or not followed any more,
 * which the record leaves out by itself.
 */
const MAX_WINDOWS = 2
/** Follows of the last minutes that are pulled, one leg each; with more the record alone answers, in one statement. */
const MAX_RECENT = 50

/**
 * The caller's home in one request: what was pushed, and beside it what was not: own posts, people whom the caller has followed
 * in the last minutes, big authors, hashtags. Where Redis does not reach the record answers, in the same read.
 */
export function openHomeSkeleton(timelines: Timelines, callerId: number): ReadSkeleton {
  const { redis, pool, metrics } = timelines
  const clicks = readHomeClicks({ redis }, callerId)
  const pulled = unlessRedisAway(async () => timelines.pulledAt(await pulledRevision(redis)), undefined)
  // Where a read fails first, nobody waits for these any more.
  for (const promise of [clicks, pulled]) promise.catch(() => undefined)

  let reads = 0
  return async (before, limit) => {
    const at = before >= NEWEST ? Infinity : before
    const window = reads++ < MAX_WINDOWS ? await readHomeWindow(timelines, callerId, at, limit) : undefined
    const [known, authors] = await Promise.all([clicks, pulled])
    const clicked = known ?? NO_CLICKS
    const recent = [...clicked.follows].flatMap(([id, { active }]) => (active ? [id] : []))
    const isAnswered = (source: 'redis' | 'both' | 'rebuilt' | 'postgres') =>
      metrics.source.inc({ feed: 'home', source })
    if (!window || !known || !authors || recent.length > MAX_RECENT) {
      isAnswered('postgres')
      return readHomeFromRecord(pool, callerId, clicked, before, limit)
    }
    const sources = await readLegsBeside(timelines, { callerId, clicked, recent, authors, window, at, limit })
    const { entries, bound } = mergeSources([sourceOf(window, limit), ...sources])
    if (entries.length >= limit || bound === 0) {
      isAnswered(window.isRebuilt ? 'rebuilt' : 'redis')
      return entries.slice(0, limit)
    }
    isAnswered('both')
    const left = limit - entries.length
    const older = await readHomeFromRecord(pool, callerId, clicked, Math.min(before, bound), left)
    return [...entries, ...older] satisfies SkeletonEntry[]
  }
}

interface Beside {
  callerId: number
  clicked: HomeClicks
  recent: readonly number[]
  authors: PulledAuthors
  window: HomeWindow
  at: number
  limit: number
}

/** What was not pushed into the window. */
async function readLegsBeside(timelines: Timelines, beside: Beside): Promise<Source[]> {
  const { callerId, clicked, recent, authors, window, at, limit } = beside
  // Who was pulled only below the floor is in the timeline from there on.
  const pulled = [...authors].flatMap(([id, untilId]) => (untilId > window.floor ? [id] : []))
  const own: SharedLeg = { kind: 'author', id: callerId }
  const [legs, [ownIds = []]] = await Promise.all([
    readHomeLegs(timelines.pool, callerId, clicked.hashtags, pulled),
    readLegs(timelines.pool, [own], Math.min(at, NEWEST), limit),
  ])
  const people = new Set([...recent, ...legs.pulledAuthors])
  const shared: SharedLeg[] = [
    ...[...people].map((id) => ({ kind: 'author' as const, id })),
    ...legs.hashtags.map(({ key }) => ({ kind: 'hashtag' as const, id: key })),
  ]
  const windows = await readSharedLegs(timelines, shared, at, limit)
  return [
    sourceOf(snapshotOf(ownIds, limit), limit),
    ...windows.map((one, index) => ({
      ...sourceOf(one, limit),
      hashtag: legs.hashtags[index - people.size]?.name,
    })),
  ]
}
