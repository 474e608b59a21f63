import { MEAL_SLOTS, newestSlotTime, slotTimeAt } from '@matjip/trends'
import type { MealSlot } from '@matjip/trends'
import { refreshPopular } from '../popular/refresh-popular.ts'
import { forgetEarlier } from './earlier-slots-store.ts'
import { withRefreshLock } from './refresh-lock.ts'
import { refreshSlot } from './refresh-slot.ts'
import type { RefreshDeps } from './refresh-slot.ts'

/** What one refresh did. */
export interface RefreshReport {
  slots: MealSlot[]
  /** Posts read, of these slots. */
  posts: number
  popular: number
}

/**
 * Makes a function that refreshes what is shown: all slots the first time, then the slot of the moment and one of the other
 * four in turn, whose deletions are seen that much later in lists of hashtags (posts that are gone are never shown).
 * @returns the function; null from it: another process was at it
 */
export function createRefresh(deps: RefreshDeps): (now: number) => Promise<RefreshReport | null> {
  let isFirst = true
  let turn = 0
  return (now) =>
    withRefreshLock(deps.pool, async () => {
      const current = slotTimeAt(now)
      const others = MEAL_SLOTS.filter((slot) => slot !== current.slot)
      const slots = [current.slot, ...(isFirst ? others : others.slice(turn, turn + 1))]
      turn = (turn + 1) % others.length
      let posts = 0
      for (const slot of slots) posts += (await refreshSlot(deps, newestSlotTime(slot, now), now)).posts
      const popular = await refreshPopular(deps.pool, now)
      await forgetEarlier(deps.pool)
      isFirst = false
      return { slots, posts, popular }
    })
}
