import { MAX_OPERATION_AGE_DAYS } from '@matjip/contracts'
import { pairName, rowGoesForward } from '@matjip/relations'
import type { LiveState, PairRow } from '../live/live-state.ts'
import type { Finding } from './finding.ts'

const MAX_AGE_US = MAX_OPERATION_AGE_DAYS * 24 * 3600 * 1e6

/** I1: a row that Redis remembers as settled is in Postgres, as it was or newer. */
export function checkRows({ targets, takenAt }: LiveState): Finding {
  const oldest = takenAt.getTime() * 1000 - MAX_AGE_US
  // The cleanup may have taken an old tombstone; no operation can need it any more.
  const mayBeGone = ({ active, version }: PairRow) => !active && version < oldest
  let compared = 0
  const violations = targets.flatMap(({ kind, targetId, settled, rows }) => {
    const rowOf = new Map(rows.map((row) => [row.actorId, row]))
    compared += settled.length
    return settled.flatMap((before) => {
      const after = rowOf.get(before.actorId)
      if (!after && mayBeGone(before)) return []
      return rowGoesForward(pairName({ kind, targetId, actorId: before.actorId }), before, after)
    })
  })
  return { invariant: 'I1', promise: 'rows never go back', compared, violations }
}
