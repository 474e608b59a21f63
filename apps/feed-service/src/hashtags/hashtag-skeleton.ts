import { hashtagKeyOf } from '@matjip/contracts/hashtag-key'
import type { ReadSkeleton } from '../page/skeleton.ts'
import { mergeSources } from '../timelines/merge-sources.ts'
import { readSharedLegs } from '../timelines/read-shared-legs.ts'
import type { Timelines } from '../timelines/timelines.ts'
import { sourceOf } from '../timelines/window-source.ts'
import { readHashtagSkeleton } from './hashtag-skeleton-store.ts'

/** Above every id: where a timeline begins. */
const NEWEST = Number.MAX_SAFE_INTEGER

/** A hashtag's posts: the newest from its timeline in Redis, which is built where there is none; older ones from the record. */
export function openHashtagSkeleton(timelines: Timelines, hashtag: string): ReadSkeleton {
  const { pool, metrics } = timelines
  const leg = { kind: 'hashtag' as const, id: hashtagKeyOf(hashtag) }
  return async (before, limit) => {
    const windows = await readSharedLegs(timelines, [leg], before >= NEWEST ? Infinity : before, limit)
    const { entries, bound } = mergeSources(windows.map((window) => sourceOf(window, limit)))
    const isWhole = entries.length >= limit || bound === 0
    metrics.source('hashtag', isWhole ? 'redis' : 'both')
    if (isWhole) return entries
    return [...entries, ...(await readHashtagSkeleton(pool, hashtag, Math.min(before, bound), limit - entries.length))]
  }
}
