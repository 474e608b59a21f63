import type { Formula } from './formulas/formula.ts'
import { lunchOf } from './world/clock.ts'
import { drawWorld } from './world/draw-world.ts'
import type { Scenario } from './world/draw-world.ts'
import { PUPPET_TAG } from './world/puppets.ts'

/** The list before and after moderators have deleted everything that puppets posted. */
export interface Removal {
  /** Seeds in which the puppets' hashtag was in the list at all. */
  listed: number
  /** Of these, seeds in which it was gone at the next refresh. */
  gone: number
}

/** Runs a scenario that puts puppets into the list, removes them in the middle of the slot, and refreshes once. */
export function removePuppets(formula: Formula, scenario: Scenario, seeds: number): Removal {
  const removal = { listed: 0, gone: 0 }
  for (let seed = 1; seed <= seeds; seed++) {
    const world = drawWorld(seed, scenario)
    const { from, to } = lunchOf(world.weekday)
    const now = (from + to) / 2
    if (!formula.rank(world, now).includes(PUPPET_TAG)) continue
    removal.listed += 1
    const rest = world.posts.filter(({ hashtags }) => !hashtags.includes(PUPPET_TAG))
    // What counts upwards only has these posts in its counts for good.
    const left = formula.isReversible ? { ...world, posts: rest } : world
    if (!formula.rank(left, now).includes(PUPPET_TAG)) removal.gone += 1
  }
  return removal
}
