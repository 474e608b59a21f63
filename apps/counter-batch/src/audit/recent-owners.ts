import type { RelationMessage } from '@matjip/contracts'
import type { CounterKind } from '@matjip/db-schema'
import { relationCounters } from '@matjip/relations'
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

  const noteOperations = (operations: readonly RelationMessage[]) => {
    for (const { kind, counter, owner } of relationCounters) {
      const moved = operations.filter((operation) => operation.kind === kind)
      const owners = new Set(moved.map(({ actorId, targetId }) => (owner === 'actor_id' ? actorId : targetId)))
      for (const ownerId of owners) note(counter, ownerId)
    }
  }

  return {
    /** The same record, which notes whom a commit was about. */
    watch: (record: RelationRecord): RelationRecord => ({
      ...record,
      async commit(operations) {
        const committed = await record.commit(operations)
        if (committed.moved > 0) noteOperations(operations)
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
