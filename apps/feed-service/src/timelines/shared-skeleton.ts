import type { ReadSkeleton, SkeletonEntry } from '../page/skeleton.ts'
import type { SharedLeg } from './leg-store.ts'
import { mergeSources } from './merge-sources.ts'
import { readSharedLegs } from './read-shared-legs.ts'
import type { Timelines } from './timelines.ts'
import { sourceOf } from './window-source.ts'
import type { Source } from './window-source.ts'

/** Above every id: where a timeline begins. */
const NEWEST = Number.MAX_SAFE_INTEGER

export interface SharedFeed {
  name: 'hashtag' | 'user'
  leg: SharedLeg
  /** The next entries below an id, from the record. */
  record: (before: number, limit: number) => Promise<SkeletonEntry[]>
  /** What its timeline may not have yet. @param at `Infinity` for the newest */
  beside?: (at: number, limit: number) => Promise<Source>
}

/** A feed of one timeline that many read: the newest from Redis, where it is built if there is none; older ones from the record. */
export function openSharedSkeleton(timelines: Timelines, { name, leg, record, beside }: SharedFeed): ReadSkeleton {
  return async (before, limit) => {
    const at = before >= NEWEST ? Infinity : before
    const [windows, more] = await Promise.all([readSharedLegs(timelines, [leg], at, limit), beside?.(at, limit)])
    const sources = windows.map((window) => sourceOf(window, limit))
    const { entries, bound } = mergeSources(more ? [...sources, more] : sources)
    const isWhole = entries.length >= limit || bound === 0
    timelines.metrics.source(name, isWhole ? 'redis' : 'both')
    if (isWhole) return entries.slice(0, limit)
    return [...entries, ...(await record(Math.min(before, bound), limit - entries.length))]
  }
}
