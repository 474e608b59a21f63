import type { Arena } from '../arena/arena.ts'
import type { Pipeline } from './pipeline.ts'

/** What a section of `bench:relations` has to work with. */
export interface Stage {
  arena: Arena
  pipeline: Pipeline
  /** Shorter runs, the same rates and the same claims. */
  quick: boolean
}
