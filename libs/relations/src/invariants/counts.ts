import { displayedCount, targetName } from './snapshot.ts'
import type { TargetSnapshot, Violation } from './snapshot.ts'

/** I2: a counter equals the number of its active rows and is never negative. @param subject names the counter */
export function counterEqualsRows(subject: string, count: number, activeRows: number): Violation[] {
  if (count === activeRows && count >= 0) return []
  return [{ invariant: 'I2', subject, detail: `the counter says ${count}, there are ${activeRows} active rows` }]
}

/** I3: an overlay's sum is that of its contributions; each lies between -1 and 1. */
export function overlaySumHolds(target: TargetSnapshot): Violation[] {
  const { sum, entries } = target.overlay
  const added = entries.reduce((total, { contribution }) => total + contribution, 0)
  if (added === sum && entries.every(({ contribution }) => Math.abs(contribution) <= 1)) return []
  return [
    { invariant: 'I3', subject: targetName(target), detail: `the sum says ${sum}, contributions add up to ${added}` },
  ]
}

/** I4: when nothing of a target is queued or pending, what is shown for it is what Postgres counts. */
export function displayedIsCounted(target: TargetSnapshot): Violation[] {
  const displayed = displayedCount(target)
  if (displayed === target.base.count) return []
  return [{ invariant: 'I4', subject: targetName(target), detail: `shown ${displayed}, counted ${target.base.count}` }]
}

/** I5: while operations are pending, what is shown is off by at most their number. */
export function displayedIsNear(target: TargetSnapshot): Violation[] {
  const displayed = displayedCount(target)
  const off = Math.abs(displayed - target.base.count)
  if (off <= target.pending.length) return []
  const detail = `shown ${displayed}, counted ${target.base.count}, but only ${target.pending.length} pending`
  return [{ invariant: 'I5', subject: targetName(target), detail }]
}
