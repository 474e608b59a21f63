import type { LiveState } from '../live/live-state.ts'
import { checkCounters, checkDisplayed, checkNear, checkOverlays } from './check-counts.ts'
import { checkMessages } from './check-messages.ts'
import { checkRows } from './check-rows.ts'
import type { Finding } from './finding.ts'

/** What the simulator proves and a look from outside cannot: it needs the history of requests, or a second fold. */
const unseen: readonly Finding[] = [
  { invariant: 'I8', promise: "a client's last click wins", compared: null, violations: [] },
  { invariant: 'I9', promise: 'folding twice changes nothing', compared: null, violations: [] },
]

/**
 * Checks the invariants I1 to I9 as far as one look at a live system shows them. What was moving can look wrong: `check`
 * looks again before it says so.
 */
export function checkLiveState(state: LiveState): Finding[] {
  return [
    checkRows(state),
    checkCounters(state),
    checkOverlays(state),
    checkDisplayed(state),
    checkNear(state),
    ...checkMessages(state),
    ...unseen,
  ]
}
