import { groupByTarget, shardOf } from '@matjip/redis-keys'
import type { Applied, PendingEntry } from '@matjip/redis-keys'
import type { OverlayStore } from './ports.ts'

/**
 * Applies deliveries, one call per shard, so that readers see them and the next fold finds them.
 * @throws AggregateError where some shards failed; the others are applied, and applying all again does no harm
 */
export async function applyDeliveries(
  store: Pick<OverlayStore, 'apply' | 'shards'>,
  entries: readonly PendingEntry[],
): Promise<Applied> {
  const byShard = groupByShard(entries, store.shards)
  const outcomes = await Promise.allSettled([...byShard].map(([shard, ofShard]) => store.apply(shard, ofShard)))
  const failures = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as unknown] : []))
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} of ${byShard.size} shards failed`)
  const total = { applied: 0, pending: 0 }
  for (const outcome of outcomes) {
    if (outcome.status === 'rejected') continue
    total.applied += outcome.value.applied
    total.pending += outcome.value.pending
  }
  return total
}

/** Each target's shard is reckoned once, however many clicked on it. */
function groupByShard(entries: readonly PendingEntry[], shards: number): Map<number, PendingEntry[]> {
  const byShard = new Map<number, PendingEntry[]>()
  for (const ofTarget of groupByTarget(entries)) {
    const { kind, targetId } = ofTarget[0].operation
    const shard = shardOf(kind, targetId, shards)
    const ofShard = byShard.get(shard)
    if (ofShard) ofShard.push(...ofTarget)
    else byShard.set(shard, ofTarget)
  }
  return byShard
}
