import type { FeedStores } from '../feed-deps.ts'

/** $1 restaurant. */
export const RESTAURANT_EXISTS = `/* feed-service restaurant-exists */
select 1 from restaurants where id = $1`

/** Whether a restaurant is known. */
export async function restaurantExists(pool: FeedStores['pool'], restaurantId: number): Promise<boolean> {
  const query = { name: 'restaurant-exists', text: RESTAURANT_EXISTS, values: [restaurantId] }
  return (await pool.query(query)).rowCount === 1
}
