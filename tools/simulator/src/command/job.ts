import type { Outcome } from '../run-schedule.ts'

/** What a worker is asked: seeds from `seed` on. */
export interface Job {
  seed: number
  count: number
  requests?: number
  without?: readonly string[]
  /** Name of an ablation. */
  ablation?: string
}

export type Result = Outcome
