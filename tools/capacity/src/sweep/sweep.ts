import { planFor } from '../model/plan.ts'
import { components } from './components.ts'
import type { Component, Words } from './component.ts'

/** A component that gives way, at how many users, and what takes its place. */
export interface Break {
  component: Words
  users: number
  was: Words
  limit: Words
  becomes: Words
}

export interface Decade {
  users: number
  /** In the order in which they break on the way from the decade before; the first is the first to break. */
  breaks: Break[]
}

export const DECADES = [3, 4, 5, 6, 7, 8, 9].map((exponent) => 10 ** exponent)

/** At how many users each stage of a component breaks, the last one never. */
function breaksOf({ name, stages }: Component): Break[] {
  return stages.slice(0, -1).map(({ how, limit, used }, index) => {
    let [low, high] = [1, 10.5]
    while (high - low > 0.001) {
      const middle = (low + high) / 2
      if (used(planFor(Math.round(10 ** middle))) > 1) high = middle
      else low = middle
    }
    const becomes = stages[index + 1]?.how ?? how
    return { component: name, users: Math.round(10 ** high), was: how, limit, becomes }
  })
}

/** What breaks on the way from 10³ to 10⁹ users, decade by decade. */
export function sweep(): Decade[] {
  const breaks = components.flatMap(breaksOf).sort((a, b) => a.users - b.users)
  return DECADES.map((users) => ({
    users,
    breaks: breaks.filter((at) => at.users <= users && at.users > (users === DECADES[0] ? 0 : users / 10)),
  }))
}
