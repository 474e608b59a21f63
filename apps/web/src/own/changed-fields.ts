/** What of a post can be edited here. */
export interface Edited {
  readonly text: string
  readonly restaurantId: string | null
  readonly rating: number | null
}

/** Only what is not as it was: what is left out of an edit stays, whoever changed it meanwhile. */
export function changedFields(before: Edited, now: Edited): Partial<Edited> {
  return {
    ...(now.text === before.text ? {} : { text: now.text }),
    ...(now.restaurantId === before.restaurantId ? {} : { restaurantId: now.restaurantId }),
    ...(now.rating === before.rating ? {} : { rating: now.rating }),
  }
}
