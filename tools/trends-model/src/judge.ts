import type { Formula } from './formulas/formula.ts'
import { drawWorld } from './world/draw-world.ts'
import type { Scenario } from './world/draw-world.ts'
import { lunchOf } from './world/clock.ts'
import { PUPPET_TAG } from './world/puppets.ts'

/** Puppets must stay below this rank: what a phone shows at once. */
const TOP = 5
/** When is looked: at 13:00, and as the slot ends. */
const MOMENTS = [2 / 3, 1]

/** What became of a scenario under a formula. */
export interface Verdict {
  seeds: number
  /** Seeds in which a riser was first at every moment. */
  riserFirst: number
  /** Seeds in which the puppets' hashtag was among the first five at any moment. */
  puppetsOnTop: number
}

/** Runs a scenario with the seeds 1 to `seeds`. */
export function judge(formulas: readonly Formula[], scenario: Scenario, seeds: number): Verdict[] {
  const verdicts = formulas.map(() => ({ seeds, riserFirst: 0, puppetsOnTop: 0 }))
  for (let seed = 1; seed <= seeds; seed++) {
    const world = drawWorld(seed, scenario)
    const { from, to } = lunchOf(world.weekday)
    formulas.forEach((formula, index) => {
      const verdict = verdicts[index]
      if (!verdict) return
      const lists = MOMENTS.map((part) => formula.rank(world, from + part * (to - from)))
      if (lists.every(([first = '']) => scenario.risers.includes(first))) verdict.riserFirst += 1
      if (lists.some((list) => list.slice(0, TOP).includes(PUPPET_TAG))) verdict.puppetsOnTop += 1
    })
  }
  return verdicts
}
