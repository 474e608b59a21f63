import {
  counterEqualsRows,
  displayedIsCounted,
  displayedIsNear,
  overlayIsPending,
  overlaySumHolds,
  targetName,
} from '@matjip/relations'
import type { Violation } from '@matjip/relations'
import type { LiveState, LiveTarget } from '../live/live-state.ts'
import { counterOfTarget } from '../live/read-record.ts'
import type { Finding } from './finding.ts'

/** I2: every counter is the number of its rows. */
export function checkCounters({ counters: { compared, wrong } }: LiveState): Finding {
  const violations = wrong.flatMap(({ counter, ownerId, count, rows }) =>
    counterEqualsRows(`${counter} of ${ownerId}`, count, rows),
  )
  return { invariant: 'I2', promise: 'counters equal their rows', compared, violations }
}

/** I3: overlays add up, and every entry has an operation that will settle it. */
export function checkOverlays({ targets }: LiveState): Finding {
  const shown = targets.filter(({ overlay }) => overlay.entries.length > 0 || overlay.sum !== 0)
  const violations = shown.flatMap((target) => [...overlaySumHolds(target), ...overlayIsPending(target)])
  return { invariant: 'I3', promise: 'overlays add up and settle', compared: shown.length, violations }
}

/** I4: a cached count is Postgres's where nothing of the target is pending, and at the same revision always. */
export function checkDisplayed({ targets }: LiveState): Finding {
  const cached = countedTargets(targets).filter((target) => target.cached !== undefined)
  const violations = cached.flatMap((target) => {
    const wrong = revisionHolds(target)
    return wrong.length > 0 || target.pending.length > 0 || !target.isStill ? wrong : displayedIsCounted(target)
  })
  return { invariant: 'I4', promise: 'cached counts are true at rest', compared: cached.length, violations }
}

/** Postgres was asked after Redis, so it cannot be behind. */
function revisionHolds(target: LiveTarget): Violation[] {
  const { cached, base } = target
  if (!cached || cached.rev < base.rev || (cached.rev === base.rev && cached.count === base.count)) return []
  const detail = `${cached.count} is cached at revision ${cached.rev}, Postgres has ${base.count} at revision ${base.rev}`
  return [{ invariant: 'I4', subject: targetName(target), detail }]
}

/** I5: while operations are pending, what is shown is off by at most their number. */
export function checkNear({ targets }: LiveState): Finding {
  const moving = countedTargets(targets).filter(({ pending, isStill }) => pending.length > 0 && isStill)
  return {
    invariant: 'I5',
    promise: 'counts are near while moving',
    compared: moving.length,
    violations: moving.flatMap(displayedIsNear),
  }
}

function countedTargets(targets: readonly LiveTarget[]): LiveTarget[] {
  return targets.filter(({ kind }) => counterOfTarget(kind) !== undefined)
}
