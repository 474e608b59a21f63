import { pulledRevision, unlessRedisAway } from '@matjip/redis-keys'
import type { Viewing } from '@matjip/post-view'
import type { ReadSkeleton, SkeletonEntry } from '../page/skeleton.ts'
import { mergeSources } from '../timelines/merge-sources.ts'
import type { FeedSource } from '../timelines/feed-metrics.ts'
import type { Timelines } from '../timelines/timelines.ts'
import { sourceOf } from '../timelines/window-source.ts'
import { NO_CLICKS, readHomeClicks } from './home-clicks.ts'
import { homeLegs, homeLegsOfRecord } from './home-legs.ts'
import { readHomeFromRecord } from './home-skeleton-store.ts'
import { readHomeWindow } from './read-home-window.ts'

/** Above every id: where a timeline begins. */
const NEWEST = Number.MAX_SAFE_INTEGER
/**
 * Reads of one request after which the record answers: whole windows were of people who are muted or not followed any more,
 * which the record leaves out by itself.
 */
const MAX_WINDOWS = 2
/** Follows of the last minutes that are pulled, one leg each; with more the record alone answers, in one statement. */
const MAX_NEW_FOLLOWS = 50

/**
 * The caller's home in one request: what was pushed, and beside it what was not: own posts, people whom the caller has followed
 * in the last minutes, big authors, hashtags. Where Redis does not reach the record answers, in the same read.
 * @param opened the caller, whose entry knows what is pulled; begun in the same turn, so that one round trip reads both
 */
export function openHomeSkeleton(timelines: Timelines, callerId: number, opened: Promise<Viewing>): ReadSkeleton {
  const { redis, pool, metrics } = timelines
  const pulled = unlessRedisAway(async () => timelines.pulledAt(await pulledRevision(redis)), undefined)
  // Where a read fails first, nobody waits for it any more.
  pulled.catch(() => undefined)

  let reads = 0
  return async (before, limit) => {
    const at = before >= NEWEST ? Infinity : before
    const isAnswered = (source: FeedSource) => metrics.source('home', source)
    const fromRecord = async (below: number, wanted: number) =>
      readHomeFromRecord(pool, callerId, (await readHomeClicks({ redis }, callerId)) ?? NO_CLICKS, below, wanted)

    const window = reads++ < MAX_WINDOWS ? await readHomeWindow(timelines, callerId, at, limit) : undefined
    const [{ viewer }, authors] = await Promise.all([opened, pulled])
    const wanted = { timelines, callerId, authors: authors ?? new Map(), floor: window?.floor ?? 0, at, limit }
    const legs =
      window === undefined || authors === undefined
        ? undefined
        : await (viewer ? homeLegs(wanted, viewer, MAX_NEW_FOLLOWS) : homeLegsOfRecord(wanted, MAX_NEW_FOLLOWS))
    if (!window || !legs) {
      isAnswered('postgres')
      return fromRecord(before, limit)
    }
    const { entries, bound } = mergeSources([sourceOf(window, limit), ...legs])
    if (entries.length >= limit || bound === 0) {
      isAnswered(window.isRebuilt ? 'rebuilt' : 'redis')
      return entries.slice(0, limit)
    }
    isAnswered('both')
    const older = await fromRecord(Math.min(before, bound), limit - entries.length)
    return [...entries, ...older] satisfies SkeletonEntry[]
  }
}
