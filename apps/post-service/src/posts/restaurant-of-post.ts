import { ProblemError, problemTypes } from '@matjip/contracts'
import type { DbSession } from '@matjip/db-schema'
import { restaurants } from '@matjip/db-schema'
import { eq } from 'drizzle-orm'

/**
 * The restaurant that a post names; null where it names none.
 * @throws ProblemError restaurant-unknown
 */
export async function restaurantOfPost(db: DbSession, id: number | null) {
  if (id === null) return null
  const [restaurant] = await db.select().from(restaurants).where(eq(restaurants.id, id))
  if (restaurant) return restaurant
  const { ko, en } = problemTypes['restaurant-unknown']
  throw new ProblemError('restaurant-unknown', {
    errors: [{ pointer: '#/restaurantId', code: 'restaurant-unknown', ko, en }],
  })
}
