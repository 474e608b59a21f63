import { isNewer } from '@matjip/redis-keys'
import type { Outcome, PendingEntry, Tiding } from '@matjip/redis-keys'
import type { ReadPair, Rejection } from '../ports.ts'

/**
 * What a committed batch came to, for those who clicked: one tiding an operation, however often it was delivered. What the
 * record shows neither as a row nor as rejected is not told.
 * @param pairs the rows as they were read back
 */
export function tidingsOf(
  entries: readonly PendingEntry[],
  rejected: readonly Rejection[],
  pairs: readonly ReadPair[],
): Tiding[] {
  const codes = new Map(rejected.map(({ opId, code }) => [opId, code]))
  const rows = new Map(pairs.map(({ kind, actorId, base, row }) => [`${kind} ${actorId} ${base.targetId}`, row]))
  const operations = new Map(entries.map(({ operation }) => [operation.opId, operation]))
  return [...operations.values()].flatMap((operation) => {
    const code = codes.get(operation.opId)
    if (code !== undefined) return { operation, outcome: { status: 'failed', code } satisfies Outcome }
    const row = rows.get(`${operation.kind} ${operation.actorId} ${operation.targetId}`)
    if (row === undefined || isNewer(operation, row)) return []
    const effect = isNewer(row, operation) ? 'superseded' : 'changed'
    return { operation, outcome: { status: 'persisted', effect } satisfies Outcome }
  })
}
