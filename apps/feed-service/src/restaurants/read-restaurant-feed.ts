import { ProblemError } from '@matjip/contracts'
import type { FeedReason } from '@matjip/contracts'
import type { FeedSources } from '../feed-deps.ts'
import { feedLists } from '../page/feed-cursor.ts'
import type { PageRequest } from '../page/page-request.ts'
import { readFeed } from '../page/read-feed.ts'
import type { ReadyPage } from '../page/read-feed.ts'
import { restaurantExists } from './restaurant-exists-store.ts'
import { readRestaurantSkeleton } from './restaurant-skeleton-store.ts'

const RESTAURANT: FeedReason = { type: 'restaurant' }

/**
 * A page of what was eaten at a restaurant, newest first. Read from the record: a restaurant has no timeline of its own, for a
 * walk of its index costs the same however many posts there are.
 * @param viewerId null for anonymous callers
 * @throws ProblemError not-found for a restaurant that is unknown; only an empty page asks
 */
export async function readRestaurantFeed(
  { stores: { pool }, reader, ready }: FeedSources,
  restaurantId: number,
  viewerId: number | null,
  request: PageRequest,
): Promise<ReadyPage> {
  const page = await readFeed(
    {
      list: feedLists.restaurant(restaurantId),
      opened: reader.open(viewerId),
      ready: viewerId === null ? ready : null,
      hideMuted: true,
      skeleton: (before, limit) => readRestaurantSkeleton(pool, restaurantId, before, limit),
      reason: () => RESTAURANT,
    },
    request,
  )
  if (page.count === 0 && !(await restaurantExists(pool, restaurantId))) throw new ProblemError('not-found')
  return page
}
