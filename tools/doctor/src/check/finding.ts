import type { Violation } from '@matjip/relations'

/** What a check of one invariant looked at and found. */
export interface Finding {
  invariant: string
  /** What it says, in a few words. */
  promise: string
  /** Things that were compared; null where a look from outside cannot tell. */
  compared: number | null
  violations: Violation[]
}
