import type { RelationMessage } from '@matjip/contracts'
import type { CounterKind } from '@matjip/db-schema'
import { counterSources } from '@matjip/relations'
import type { RelationRecord } from '@matjip/relations'

/** Owners of each kind that wait to be recounted; beyond it the oldest are forgotten: the walk finds them in time. */
const MAX_WAITING = 10_000

/** Whose counters this process has moved lately. */
export function createRecentOwners() {
  const waiting = new Map<CounterKind, Set<number>>()

  const note = (counter: CounterKind, ownerId: number) => {
    const owners = waiting.get(counter) ?? new Set()
    waiting.set(counter, owners)
    // Last in line again: it is looked at after its newest move.
    owners.delete(ownerId)
    owners.add(ownerId)
    const [oldest] = owners
    if (owners.size > MAX_WAITING && oldest !== undefined) owners.delete(oldest)
  }

  const noteOperation = ({ kind, actorId, targetId }: RelationMessage) => {
    for (const [counter, source] of Object.entries(counterSources))
      if (source.table === 'relations' && source.relation === kind)
        note(counter as CounterKind, source.owner === 'actor_id' ? actorId : targetId)
  }

  return {
    /** The same record, which notes whom a commit was about. */
    watch: (record: RelationRecord): RelationRecord => ({
      ...record,
      async commit(operations) {
        const committed = await record.commit(operations)
        if (committed.moved > 0) operations.forEach(noteOperation)
        return committed
      },
    }),
    /** Takes some of a kind, the longest waiting first. */
    take(counter: CounterKind, limit: number): number[] {
      const owners = waiting.get(counter) ?? new Set()
      const taken = [...owners.values().take(limit)]
      for (const ownerId of taken) owners.delete(ownerId)
      return taken
    },
  }
}

export type RecentOwners = ReturnType<typeof createRecentOwners>
