import type { Plan } from '../model/plan.ts'

/** Words in both languages. */
export interface Words {
  ko: string
  en: string
}

/** One way of building a component, good up to a limit. */
export interface Stage {
  /** How it is built. */
  how: Words
  /** What gives way, in its own unit. */
  limit: Words
  /** Share of what it bears that is used; above 1 it breaks. */
  used: (plan: Plan) => number
}

/** A component, and what it is built as, from the smallest on: what breaks is replaced by the next. */
export interface Component {
  name: Words
  stages: readonly Stage[]
}

export const w = (ko: string, en: string): Words => ({ ko, en })
