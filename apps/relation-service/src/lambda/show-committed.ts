import { shardOf } from '@matjip/redis-keys'
import type { PendingEntry } from '@matjip/redis-keys'
import { settleEntries, tidingsOf } from '@matjip/relations'
import type { OverlayStore, Rejection, RelationRecord, Tell } from '@matjip/relations'

export interface ShowDeps {
  store: OverlayStore
  record: RelationRecord
  tell: Tell
  /** Told where Redis does not show what was committed. */
  onNotShown: (error: unknown) => void
}

/** Shards of the entries, each with the time of its clock; a shard whose clock cannot be read is not there. */
export async function clocksOf(
  { store, onNotShown }: ShowDeps,
  entries: readonly PendingEntry[],
): Promise<Map<number, number>> {
  const shards = [...new Set(entries.map((entry) => shardOfEntry(store, entry)))]
  const clocks = await Promise.all(
    shards.map((shard) => store.clock(shard).then((ms) => [[shard, ms] as const], noClock(onNotShown))),
  )
  return new Map(clocks.flat())
}

const noClock = (report: (error: unknown) => void) => (error: unknown) => {
  report(error)
  return []
}

/**
 * Shows in Redis what was committed, and tells those who clicked. Best effort: what Redis misses is a cached count that is
 * a minute old at most, and an intent that ends by itself.
 * @param clocks of the shards, read before the commit
 */
export async function showCommitted(
  deps: ShowDeps,
  committed: readonly PendingEntry[],
  rejected: readonly Rejection[],
  clocks: ReadonlyMap<number, number>,
): Promise<void> {
  const byShard = Map.groupBy(committed, (entry) => shardOfEntry(deps.store, entry))
  const shown = [...byShard].map(async ([shard, entries]) => {
    const clock = clocks.get(shard)
    if (clock === undefined) return
    try {
      const pairs = await settleEntries(deps, shard, clock, entries, rejected)
      await deps.tell(entries, (heard) => tidingsOf(heard, rejected, pairs))
    } catch (error) {
      deps.onNotShown(error)
    }
  })
  await Promise.all(shown)
}

function shardOfEntry({ shards }: OverlayStore, { operation: { kind, targetId } }: PendingEntry): number {
  return shardOf(kind, targetId, shards)
}
