/** A goal of the product's table, and what a run measured of it. */
export interface Goal {
  what: string
  /** `at most 1.5 ×` */
  goal: string
  measured: string
  /** Of what was measured to what is allowed: at most 1 where it holds. */
  ratio: number
  holds: boolean
}

/** A goal that is a bound from above. @param unit as it stands behind the number, such as ` ms` */
export function atMost(what: string, value: number, limit: number, unit: string, digits = 2): Goal {
  const told = (number: number) => `${number.toFixed(digits)}${unit}`
  return { what, goal: `at most ${told(limit)}`, measured: told(value), ratio: value / limit, holds: value <= limit }
}

/** A goal that is a bound from below. */
export function atLeast(what: string, value: number, limit: number, unit: string): Goal {
  const told = (number: number) => `${Math.round(number).toLocaleString('en')}${unit}`
  return { what, goal: `at least ${told(limit)}`, measured: told(value), ratio: limit / value, holds: value >= limit }
}
