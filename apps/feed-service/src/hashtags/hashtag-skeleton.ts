import { hashtagKeyOf } from '@matjip/contracts/hashtag-key'
import { LRUCache } from 'lru-cache'
import type { ReadSkeleton } from '../page/skeleton.ts'
import type { SharedLeg } from '../timelines/leg-store.ts'
import { openSharedSkeleton } from '../timelines/shared-skeleton.ts'
import type { Timelines } from '../timelines/timelines.ts'
import { readHashtagSkeleton } from './hashtag-skeleton-store.ts'

/** Hashtags whose key is remembered: it is a hash of the name. At most 2 MB. */
const REMEMBERED = 5_000
const legs = new LRUCache<string, SharedLeg>({ max: REMEMBERED })

/** The leg of a hashtag. @param hashtag in normal form */
export function hashtagLeg(hashtag: string): SharedLeg {
  let leg = legs.get(hashtag)
  if (leg === undefined) {
    leg = { kind: 'hashtag', id: hashtagKeyOf(hashtag) }
    legs.set(hashtag, leg)
  }
  return leg
}

/** A hashtag's posts, newest first. */
export function openHashtagSkeleton(timelines: Timelines, hashtag: string): ReadSkeleton {
  return openSharedSkeleton(timelines, {
    name: 'hashtag',
    leg: hashtagLeg(hashtag),
    record: (before, limit) => readHashtagSkeleton(timelines.pool, hashtag, before, limit),
  })
}
