import type { Plan, Step } from './steps.ts'

/** A step of a plan by its place. */
type Place = readonly [lane: number, index: number]

/** Whether a plan still fails; it is run for that. */
export type Fails = (plan: Plan) => Promise<boolean>

/**
 * Leaves out steps while the plan still fails: halves first, then quarters, down to single ones.
 * @param tries most plans that are run
 */
export async function shrinkPlan(plan: Plan, fails: Fails, tries: number): Promise<Plan> {
  let smallest = plan
  let left = tries
  for (
    let size = Math.ceil(stepsOf(plan).length / 2);
    size >= 1 && left > 0;
    size = size === 1 ? 0 : Math.ceil(size / 2)
  ) {
    for (let first = 0; first < stepsOf(smallest).length && left > 0;) {
      const places = stepsOf(smallest)
      const rest = without(smallest, places.slice(first, first + size))
      left -= 1
      if (await fails(rest)) smallest = rest
      else first += size
    }
  }
  return smallest
}

/** All steps, lane by lane. */
function stepsOf({ lanes }: Plan): Place[] {
  return lanes.flatMap((steps, lane) => steps.map((_: Step, index): Place => [lane, index]))
}

function without(plan: Plan, places: readonly Place[]): Plan {
  const gone = new Set(places.map(([lane, index]) => `${lane} ${index}`))
  return {
    ...plan,
    lanes: plan.lanes.map((steps, lane) => steps.filter((_, index) => !gone.has(`${lane} ${index}`))),
  }
}
