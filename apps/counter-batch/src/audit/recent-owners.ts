import type { RelationMessage } from '@matjip/contracts'
import type { CounterKind } from '@matjip/db-schema'
import { relationCounters } from '@matjip/relations'
import type { RelationRecord } from '@matjip/relations'

/** Owners of each kind that wait to be recounted, ten rounds' worth; where as many wait no other is noted: the walk finds them in time. */
const MAX_WAITING = 1_000

/** Whose counters this process has moved lately. */
export function createRecentOwners() {
  const waiting = new Map<CounterKind, Set<number>>()

  const noteOperations = (operations: readonly RelationMessage[]) => {
    for (const { kind, counter, owner } of relationCounters) {
      const owners = waiting.get(counter) ?? new Set<number>()
      waiting.set(counter, owners)
      for (const operation of operations) {
        if (owners.size === MAX_WAITING) break
        // Who waits already is looked at after this move too.
        if (operation.kind === kind) owners.add(owner === 'actor_id' ? operation.actorId : operation.targetId)
      }
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
