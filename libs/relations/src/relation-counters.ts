import { kindRow, kindTable } from '@matjip/contracts'
import type { RelationKind } from '@matjip/contracts'
import { counterKinds } from '@matjip/db-schema'
import type { CounterKind } from '@matjip/db-schema'

/** A counter that rows of a kind move. */
export interface RelationCounter {
  kind: RelationKind
  counter: CounterKind
  /** The column of a row that names the counter's owner. */
  owner: 'target_id' | 'actor_id'
}

/** All counters that relations move, as the table of kinds says. @throws Error at module load for a counter that there is not */
export const relationCounters: readonly RelationCounter[] = (Object.keys(kindTable) as RelationKind[]).flatMap(
  (kind) => {
    const { target, actor } = kindRow(kind).counts
    return [...counterOf(kind, target, 'target_id'), ...counterOf(kind, actor, 'actor_id')]
  },
)

function counterOf(
  kind: RelationKind,
  counter: string | undefined,
  owner: RelationCounter['owner'],
): RelationCounter[] {
  if (counter === undefined) return []
  if (!isCounter(counter)) throw new Error(`${kind} moves ${counter}, which is no counter`)
  return [{ kind, counter, owner }]
}

function isCounter(name: string): name is CounterKind {
  return name in counterKinds
}
