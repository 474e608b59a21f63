import { LAST_LEVEL, trustLevel } from '@matjip/trends'
import type { TrustLevel } from '@matjip/trends'
import { DAY_MS, midnightOf } from './clock.ts'
import type { World } from './draw-world.ts'

type Levels = ReadonlyMap<number, TrustLevel>
const known = new WeakMap<World['people'], Levels>()

/** Everybody's level on the judged day, by the production rule; worked out once for a world. */
export function trustOf(world: World): Levels {
  const levels = known.get(world.people) ?? workOut(world)
  known.set(world.people, levels)
  return levels
}

function workOut({ people, posts, weekday }: World): Levels {
  const today = midnightOf(weekday, 0)
  const days = new Map<number, Set<number>>()
  for (const { authorId, at } of posts) {
    if (at >= today) continue
    const posted = days.get(authorId) ?? new Set()
    days.set(authorId, posted.add(Math.floor((at - today) / DAY_MS)))
  }
  let levels = new Map<number, TrustLevel>()
  // One step a round, as the product looks at each author once a day.
  for (let round = 0; round <= LAST_LEVEL; round++) {
    const before = levels
    levels = new Map(
      [...people.values()].map(({ id, isVouchedFor, ageDays, followers, following }) => {
        const followersByLevel = Array.from({ length: LAST_LEVEL }, () => 0)
        for (const follower of followers) {
          const level = before.get(follower) ?? LAST_LEVEL
          if (level < LAST_LEVEL && !following.has(follower))
            followersByLevel[level] = (followersByLevel[level] ?? 0) + 1
        }
        const postingDays = days.get(id)?.size ?? 0
        return [id, trustLevel({ isVouchedFor, ageDays, postingDays, followersByLevel })]
      }),
    )
  }
  return levels
}
