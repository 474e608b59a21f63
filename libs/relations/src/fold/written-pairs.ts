import { counterKinds } from '@matjip/db-schema'
import type { RelationKind, RelationMessage } from '@matjip/contracts'
import type { BaseCount } from '@matjip/redis-keys'
import type { Committed, ReadPair } from '../ports.ts'
import { relationCounters } from '../relation-counters.ts'

/** What the statement FOLD answers. */
export interface FoldRow extends Pick<Committed, 'rejected' | 'written' | 'moved'> {
  newcomers: boolean
  /** Op ids of the written rows; null where each operation wrote one. */
  writers: string[] | null
  /** Counters of targets as the statement left them: kind, owner, count, revision. */
  counts: [kind: number, ownerId: number, count: number, rev: number][]
}

const counterOf: { readonly [Kind in RelationKind]?: number } = Object.fromEntries(
  relationCounters.flatMap(({ kind, owner, counter }) =>
    owner === 'target_id' ? [[kind, counterKinds[counter]]] : [],
  ),
)

/** The pairs of a batch of which its fold says it all: the row is what its operation wanted, and the target's count has moved. */
export function pairsOf(
  operations: readonly RelationMessage[],
  { writers, counts }: Pick<FoldRow, 'writers' | 'counts'>,
): ReadPair[] {
  const bases = new Map<number, Map<number, BaseCount>>()
  for (const [counter, targetId, count, rev] of counts) {
    const ofCounter = bases.get(counter) ?? new Map<number, BaseCount>()
    bases.set(counter, ofCounter.set(targetId, { targetId, count, rev }))
  }
  const pairs: ReadPair[] = []
  for (const { kind, actorId, targetId, version, opId, active } of winners(operations, writers)) {
    const counter = counterOf[kind]
    const base = counter === undefined ? { targetId, count: 0, rev: 0 } : bases.get(counter)?.get(targetId)
    if (base) pairs.push({ kind, actorId, row: { version, opId, active }, base })
  }
  return pairs
}

/** The operations that wrote their pair's row. */
function winners(
  operations: readonly RelationMessage[],
  writers: readonly string[] | null,
): readonly RelationMessage[] {
  if (!writers) return operations
  const wrote = new Set(writers)
  // An operation may have come twice.
  const ofPair = new Map<string, RelationMessage>()
  for (const operation of operations) {
    if (wrote.has(operation.opId)) ofPair.set(`${operation.kind} ${operation.actorId} ${operation.targetId}`, operation)
  }
  return [...ofPair.values()]
}
