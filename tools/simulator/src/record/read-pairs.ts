import type { RelationMessage } from '@matjip/contracts'
import type { ReadPair } from '@matjip/relations'
import { COUNTERS, countOf, pairKey } from './tables.ts'
import type { Tables } from './tables.ts'

/** Rows and counts of operations' pairs at one moment. */
export function readPairs(tables: Tables, operations: readonly RelationMessage[]): ReadPair[] {
  const pairs = new Map(operations.map((o) => [pairKey(o.kind, o.actorId, o.targetId), o]))
  return [...pairs].map(([key, { kind, actorId, targetId }]) => {
    const row = tables.rows.get(key)
    return {
      kind,
      actorId,
      row: row && { version: row.version, opId: row.opId, active: row.active },
      base: { targetId, ...countOf(tables, COUNTERS[kind].target, targetId) },
    }
  })
}
