import { targetName } from './snapshot.ts'
import type { TargetSnapshot, Violation } from './snapshot.ts'

/**
 * I3, the other half: a settled entry contributes 0, for it is gone. Each entry of an overlay therefore belongs to an
 * operation that is pending: an overlay has no TTL, and an entry that nobody will settle would be shown for ever.
 */
export function overlayIsPending(target: TargetSnapshot): Violation[] {
  const pending = new Set(target.pending.map(({ actorId, version, opId }) => `${actorId} ${version} ${opId}`))
  return target.overlay.entries
    .filter(({ actorId, version, opId }) => !pending.has(`${actorId} ${version} ${opId}`))
    .map(({ actorId, opId }) => ({
      invariant: 'I3',
      subject: targetName(target),
      detail: `the overlay shows operation ${opId} of ${actorId}, which nothing will settle`,
    }))
}
