import type { PendingEntry } from '@matjip/redis-keys'
import { commitEntries } from './commit-entries.ts'
import type { CommitReport } from './commit-entries.ts'
import type { FoldPorts } from './ports.ts'
import { settleEntries } from './settle-entries.ts'
import { tidingsOf } from './tell/tidings-of.ts'

export interface FoldReport extends CommitReport {
  /** Operations claimed. */
  claimed: number
  /** Their versions: microseconds at which they were accepted. */
  versions: number[]
  /** Messages that SQS confirmed as deleted. */
  acknowledged: number
  /** Where the next claim goes on. */
  cursor: string
}

export interface FoldOptions {
  /** Operations a batch. */
  limit: number
  cursor?: string
}

/**
 * Folds a batch of a shard: claim → COMMIT → SETTLE → (tell) → ACK → TRIM. The order is what keeps every promise: a crash between
 * two steps leaves a pending entry, which is folded again without effect, or a message, which is applied again without effect.
 * Any number of processes may fold the same shard at once.
 */
export async function foldShard(ports: FoldPorts, shard: number, options: FoldOptions): Promise<FoldReport> {
  const { entries, readAtMs, cursor } = await ports.store.claim(shard, options.limit, options.cursor)
  if (entries.length === 0)
    return { claimed: 0, versions: [], acknowledged: 0, rejected: [], written: 0, moved: 0, quarantined: 0, cursor }
  const committed = await commitEntries(ports, entries)
  const pairs = await settleEntries(ports, shard, readAtMs, entries, committed.rejected)
  await ports.tell?.(tidingsOf(entries, committed.rejected, pairs))
  const acknowledged = await acknowledgeEntries(ports, shard, entries)
  await ports.store.trim(shard, acknowledged)
  const versions = entries.map(({ operation }) => operation.version)
  return { ...committed, claimed: entries.length, versions, acknowledged: acknowledged.length, cursor }
}

/**
 * Deletes settled messages from the queue by the receipt handles of their newest deliveries.
 * @returns those that are confirmed, each with that receipt handle
 */
export async function acknowledgeEntries(
  { store, log }: Pick<FoldPorts, 'store' | 'log'>,
  shard: number,
  entries: readonly PendingEntry[],
): Promise<PendingEntry[]> {
  const receipts = await store.receipts(
    shard,
    entries.map(({ messageId }) => messageId),
  )
  const confirmed = await log.acknowledge(receipts)
  const receiptOf = new Map(confirmed.map(({ messageId, receiptHandle }) => [messageId, receiptHandle]))
  return entries.flatMap((entry) => {
    const receiptHandle = receiptOf.get(entry.messageId)
    return receiptHandle === undefined ? [] : [{ ...entry, receiptHandle }]
  })
}
