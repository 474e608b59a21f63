import type { RelationMessage } from '@matjip/contracts'
import { newest } from '@matjip/redis-keys'
import type { PendingEntry, SettledTarget } from '@matjip/redis-keys'
import type { FoldPorts, ReadPair, Rejection } from './ports.ts'

/**
 * Shows readers what a committed batch came to: reads rows and counts back and settles them in the overlay.
 * A batch that was held up for so long that newer counts may have come and gone reads them again.
 * @param claimedAtMs the store's clock before the batch was claimed
 * @returns what was read back
 */
export async function settleEntries(
  { store, record }: Pick<FoldPorts, 'store' | 'record'>,
  shard: number,
  claimedAtMs: number,
  entries: readonly PendingEntry[],
  rejected: readonly Rejection[],
): Promise<ReadPair[]> {
  const operations = entries.map(({ operation }) => operation)
  const refused = new Set(rejected.map(({ opId }) => opId))
  const failed = operations.filter(({ opId }) => refused.has(opId))
  let readAtMs = claimedAtMs
  for (;;) {
    const pairs = await record.readBack(operations)
    if (await store.settle(shard, readAtMs, settledTargets(pairs, failed))) {
      await store.forget(failed)
      return pairs
    }
    readAtMs = await store.clock(shard)
  }
}

function settledTargets(pairs: readonly ReadPair[], failed: readonly RelationMessage[]): SettledTarget[] {
  const failedOf = Map.groupBy(failed, ({ kind, actorId, targetId }) => `${kind} ${actorId} ${targetId}`)
  const targets = Map.groupBy(pairs, ({ kind, base }) => `${kind} ${base.targetId}`)
  return [...targets.values()].flatMap((ofTarget) => {
    const [first] = ofTarget
    if (!first) return []
    return {
      kind: first.kind,
      base: first.base,
      pairs: ofTarget.map(({ kind, actorId, row, base }) => ({
        actorId,
        row,
        rejected: newest(failedOf.get(`${kind} ${actorId} ${base.targetId}`) ?? []),
      })),
    }
  })
}
