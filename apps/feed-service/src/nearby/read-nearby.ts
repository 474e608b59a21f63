import type { FeedReason } from '@matjip/contracts'
import type { FeedSources } from '../feed-deps.ts'
import { feedLists } from '../page/feed-cursor.ts'
import type { PageRequest } from '../page/page-request.ts'
import { readFeed } from '../page/read-feed.ts'
import type { ReadyPage } from '../page/read-feed.ts'
import { findHashtag, readNearbySkeleton, readPlaces } from './nearby-store.ts'

/** A place and how far around it to look, and what for. */
export interface Nearby {
  lat: number
  lng: number
  radiusM: number
  /** In normal form; null: everything. */
  hashtag: string | null
}

/** A page of posts at restaurants round a place, newest first. @param viewerId null for anonymous callers */
export async function readNearby(
  { stores: { pool }, reader }: FeedSources,
  nearby: Nearby,
  viewerId: number | null,
  request: PageRequest,
): Promise<ReadyPage> {
  const [restaurantIds, hashtag] = await Promise.all([
    readPlaces(pool, nearby.lat, nearby.lng, nearby.radiusM),
    nearby.hashtag === null ? null : findHashtag(pool, nearby.hashtag),
  ])
  // A hashtag that nobody has used has no posts anywhere.
  const isNowhere = restaurantIds.length === 0 || hashtag === undefined
  const reason: FeedReason = { type: 'nearby', ...(nearby.hashtag === null ? {} : { hashtag: nearby.hashtag }) }
  return readFeed(
    {
      list: feedLists.nearby(nearby),
      opened: reader.open(viewerId),
      ready: null,
      hideMuted: true,
      skeleton: async (before, limit) =>
        isNowhere ? [] : readNearbySkeleton(pool, restaurantIds, hashtag, before, limit),
      reason: () => reason,
    },
    request,
  )
}
