import type { RelationMessage } from '@matjip/contracts'
import type { Database } from '@matjip/db-schema'
import { SUM_FIELD, countKey, overlayKey, parseState, pendingKey, settledKey } from '@matjip/redis-keys'
import type { Redis, Target } from '@matjip/redis-keys'
import type { OverlayEntry } from '@matjip/relations'
import type { LiveTarget, PairRow } from './live-state.ts'
import { pendingOperation } from './pending-entry.ts'
import { readCounters, readPairRows } from './read-record.ts'
import { repliesOf } from './redis-reads.ts'

/** Targets whose keys are read in one step of Redis: a few milliseconds in which it does nothing else. */
export const TARGETS_A_READ = 250

/**
 * Reads targets of one shard: Redis in one transaction, so that overlay, pending, settled and cached count are of one
 * moment; Postgres before it, for revisions, and after it, so that nothing that Redis calls settled can be missing there.
 */
export async function readTargets(
  { pool, redis }: { pool: Database['pool']; redis: Redis },
  shard: number,
  targets: readonly Target[],
): Promise<LiveTarget[]> {
  const before = await readCounters(pool, targets)
  const transaction = redis.multi().hgetall(pendingKey(shard))
  for (const { kind, targetId } of targets) {
    transaction.hgetall(overlayKey(shard, kind, targetId))
    transaction.hgetall(settledKey(shard, kind, targetId))
    transaction.get(countKey(shard, kind, targetId))
  }
  const [pending, ...found] = await repliesOf(transaction)
  const operations = operationsOf(pending as Record<string, string>)
  const read = targets.map(({ kind, targetId }, index) => {
    const overlay = found[index * 3] as Record<string, string>
    return {
      shard,
      kind,
      targetId,
      overlay: { sum: Number(overlay[SUM_FIELD] ?? 0), entries: overlayEntries(overlay) },
      settled: statesOf(found[index * 3 + 1] as Record<string, string>),
      cached: cachedCount(found[index * 3 + 2] as string | null),
      pending: operations.get(`${kind} ${targetId}`) ?? [],
    }
  })
  const rows = await readPairRows(pool, read)
  const after = await readCounters(pool, targets)
  return read.map((target, index) => {
    const base = after[index] ?? { count: 0, rev: 0 }
    return { ...target, rows: rows[index] ?? [], base, isStill: base.rev === before[index]?.rev }
  })
}

function operationsOf(pending: Record<string, string>): Map<string, RelationMessage[]> {
  const operations = Object.entries(pending).flatMap(([id, text]) => pendingOperation(id, text) ?? [])
  return Map.groupBy(operations, ({ kind, targetId }) => `${kind} ${targetId}`)
}

function statesOf(fields: Record<string, string>): PairRow[] {
  return Object.entries(fields).flatMap(([actor, text]) => {
    const state = actor === SUM_FIELD ? undefined : parseState(text)
    return state ? { actorId: Number(actor), ...state } : []
  })
}

function overlayEntries(overlay: Record<string, string>): OverlayEntry[] {
  return statesOf(overlay).map((state) => ({
    ...state,
    contribution: Number(overlay[String(state.actorId)]?.split(' ')[3] ?? 0),
  }))
}

function cachedCount(text: string | null) {
  if (text === null) return undefined
  const [rev, count] = text.split(' ').map(Number)
  return { count: count ?? 0, rev: rev ?? 0 }
}
