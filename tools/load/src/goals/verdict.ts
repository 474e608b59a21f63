import type { Goal } from './goal.ts'

/** What a section of a bench came to. */
export interface Verdict {
  /** One line with the figure. */
  figure: string
  /** What does not hold, in words; empty where every claim does. */
  broken: string[]
  /** Goals of the product's table that it measures. */
  goals?: Goal[]
}
