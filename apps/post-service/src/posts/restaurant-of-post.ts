import { ProblemError, problemTypes } from '@matjip/contracts'
import type { DbSession } from '@matjip/db-schema'
import { restaurants } from '@matjip/db-schema'
import { eq } from 'drizzle-orm'

/**
 * Makes sure of the restaurant that a post names; null where it names none.
 * @throws ProblemError restaurant-unknown
 */
export async function checkRestaurant(db: DbSession, id: number | null): Promise<void> {
  if (id === null) return
  const [restaurant] = await db.select({ id: restaurants.id }).from(restaurants).where(eq(restaurants.id, id))
  if (!restaurant) throw unknownRestaurant()
}

/** The 422 of a post that names a restaurant that is not there. */
export function unknownRestaurant(): ProblemError {
  const { ko, en } = problemTypes['restaurant-unknown']
  return new ProblemError('restaurant-unknown', {
    errors: [{ pointer: '#/restaurantId', code: 'restaurant-unknown', ko, en }],
  })
}
