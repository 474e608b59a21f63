import type { FeedStores } from '../feed-deps.ts'
import type { SkeletonEntry } from '../page/skeleton.ts'

/** Posts at one restaurant, newest first: $1 restaurant, $2 before, $3 limit. An index-only walk of posts_by_restaurant. */
export const RESTAURANT_SKELETON = `/* feed-service restaurant-skeleton */
select id as "postId"
from posts
where restaurant_id = $1 and id < $2
order by id desc limit $3`

/** The next `limit` entries of a restaurant's feed below the id `before`. */
export async function readRestaurantSkeleton(
  pool: FeedStores['pool'],
  restaurantId: number,
  before: number,
  limit: number,
): Promise<SkeletonEntry[]> {
  const { rows } = await pool.query<SkeletonEntry>({
    name: 'restaurant-skeleton',
    text: RESTAURANT_SKELETON,
    values: [restaurantId, before, limit],
  })
  return rows
}
