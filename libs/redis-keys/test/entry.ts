import type { RelationMessage } from '@matjip/contracts'
import type { PendingEntry } from '../src/relations/pending-entry.ts'

export const T0 = Date.UTC(2026, 10, 23, 3) * 1000

/** A delivered like of post 100. */
export function entry(
  actorId: number,
  over: Partial<RelationMessage> = {},
  delivery: Partial<PendingEntry> = {},
): PendingEntry {
  const version = over.version ?? T0
  const operation: RelationMessage = {
    v: 1,
    kind: 'like',
    actorId,
    actorHandle: `u${actorId}`,
    actorName: '손님 "한" 명\n',
    targetId: 100,
    active: true,
    version,
    opId: `op-${actorId}-${version - T0}`.padEnd(8, '_'),
    ...over,
  }
  return {
    messageId: `m-${actorId}-${version}`,
    receiptHandle: `r1-${actorId}`,
    receiveCount: 1,
    operation,
    ...delivery,
  }
}

/** The row that a fold of the operation would have left. */
export function rowOf({ operation: { version, opId, active } }: PendingEntry) {
  return { version, opId, active }
}
