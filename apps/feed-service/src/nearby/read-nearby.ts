import type { FeedPage } from '@matjip/contracts'
import type { FeedStores } from '../feed-deps.ts'
import { feedLists } from '../page/feed-cursor.ts'
import type { PageRequest } from '../page/page-request.ts'
import { readFeed } from '../page/read-feed.ts'
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
  stores: FeedStores,
  nearby: Nearby,
  viewerId: number | null,
  request: PageRequest,
): Promise<FeedPage> {
  const { pool } = stores
  const [restaurantIds, hashtag] = await Promise.all([
    readPlaces(pool, nearby.lat, nearby.lng, nearby.radiusM),
    nearby.hashtag === null ? null : findHashtag(pool, nearby.hashtag),
  ])
  // A hashtag that nobody has used has no posts anywhere.
  const isNowhere = restaurantIds.length === 0 || hashtag === undefined
  return readFeed(
    stores,
    {
      list: feedLists.nearby(nearby),
      viewerId,
      hideMuted: true,
      skeleton: async (before, limit) =>
        isNowhere ? [] : readNearbySkeleton(pool, restaurantIds, hashtag, before, limit),
      reason: () => ({ type: 'nearby', ...(nearby.hashtag === null ? {} : { hashtag: nearby.hashtag }) }),
    },
    request,
  )
}
