import { counterKinds } from '@matjip/db-schema'
import type { RelationKind, RelationMessage } from '@matjip/contracts'
import { isNewer } from '@matjip/redis-keys'
import type { BaseCount } from '@matjip/redis-keys'
import type { Committed, ReadPair } from './ports.ts'
import { relationCounters } from './relation-counters.ts'

/** What the statement FOLD answers. */
export interface FoldRow extends Pick<Committed, 'rejected' | 'written' | 'moved'> {
  newcomers: boolean
  /** Op ids of the written rows; null where every pair was written by its newest operation. */
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
  const bases = new Map(counts.map(([kind, targetId, count, rev]) => [`${kind} ${targetId}`, { targetId, count, rev }]))
  const wrote = writers && new Set(writers)
  const newest = new Map<string, { operation: RelationMessage; base: BaseCount }>()
  for (const operation of operations) {
    if (wrote && !wrote.has(operation.opId)) continue
    const { kind, actorId, targetId } = operation
    const counter = counterOf[kind]
    const base = counter === undefined ? { targetId, count: 0, rev: 0 } : bases.get(`${counter} ${targetId}`)
    if (!base) continue
    const name = `${kind} ${actorId} ${targetId}`
    const known = newest.get(name)
    if (!known || isNewer(operation, known.operation)) newest.set(name, { operation, base })
  }
  return [...newest.values()].map(({ operation: { kind, actorId, version, opId, active }, base }) => ({
    kind,
    actorId,
    row: { version, opId, active },
    base,
  }))
}
