import { hashtagKeyOf } from '@matjip/contracts/hashtag-key'
import type { ReadSkeleton } from '../page/skeleton.ts'
import type { SharedLeg } from '../timelines/leg-store.ts'
import { openSharedSkeleton } from '../timelines/shared-skeleton.ts'
import type { Timelines } from '../timelines/timelines.ts'
import { readHashtagSkeleton } from './hashtag-skeleton-store.ts'

/** The leg of a hashtag. @param hashtag in normal form */
export function hashtagLeg(hashtag: string): SharedLeg {
  return { kind: 'hashtag', id: hashtagKeyOf(hashtag) }
}

/** A hashtag's posts, newest first. */
export function openHashtagSkeleton(timelines: Timelines, hashtag: string): ReadSkeleton {
  return openSharedSkeleton(timelines, {
    name: 'hashtag',
    leg: hashtagLeg(hashtag),
    record: (before, limit) => readHashtagSkeleton(timelines.pool, hashtag, before, limit),
  })
}
