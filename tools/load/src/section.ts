import type { Goal } from './goals/goal.ts'
import type { Arena } from './arena/arena.ts'
import type { Pipeline } from './relations/pipeline.ts'

/** What a section has to work with. */
export interface Stage {
  arena: Arena
  pipeline: Pipeline
  /** Shorter runs, the same rates and the same claims. */
  quick: boolean
}

/** What a section came to. */
export interface Verdict {
  /** One line with the figure. */
  figure: string
  /** What does not hold, in words; empty where every claim does. */
  broken: string[]
  /** Goals of the product's table that it measures. */
  goals?: Goal[]
}
