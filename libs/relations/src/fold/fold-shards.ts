import type { PendingEntry } from '@matjip/redis-keys'
import { commitEntries } from './commit-entries.ts'
import type { CommitReport } from './commit-entries.ts'
import type { FoldPorts } from '../ports.ts'
import { settleClaims } from './settle-entries.ts'
import type { ShardClaim } from './settle-entries.ts'
import { tidingsOf } from '../tell/tidings-of.ts'

export interface FoldReport extends Outcome {
  /** Operations claimed. */
  claimed: number
  /** Their versions: microseconds at which they were accepted. */
  versions: number[]
  /** Messages that SQS confirmed as deleted. */
  acknowledged: number
  /** Where the next claim of each shard goes on. */
  cursors: Map<number, string>
  /** What the store threw for single shards; what is pending there is folded again. */
  failures: unknown[]
}

/** What became of a batch in the record, in numbers and reasons. */
type Outcome = Omit<CommitReport, 'pairs'>

export interface FoldOptions {
  /** Operations of each shard. */
  limit: number
  /** Where the claim of a shard begins; at the start by default. */
  cursors?: ReadonlyMap<number, string>
}

/**
 * Folds what is pending in some shards as one batch: claim → COMMIT → SETTLE → (tell) → ACK → TRIM. The order is what keeps every
 * promise: a crash between two steps leaves a pending entry, which is folded again without effect, or a message, which is
 * applied again without effect. Any number of processes may fold the same shards at once.
 *
 * Shards share the transaction, the read-back and the deletes, ten a request; each has its own claim, settle and trim. One
 * that fails there keeps none of the others from going on.
 * @throws where no shard can go on: what the record, the log or the teller threw
 */
export async function foldShards(
  ports: FoldPorts,
  shards: readonly number[],
  { limit, cursors }: FoldOptions,
): Promise<FoldReport> {
  const { store } = ports
  const failures: unknown[] = []
  const next = new Map<number, string>()
  const claims = await eachOf(shards, failures, async (shard): Promise<ShardClaim> => {
    const { cursor, ...claim } = await store.claim(shard, limit, cursors?.get(shard))
    next.set(shard, cursor)
    return { shard, ...claim }
  })
  const full = claims.filter(({ entries }) => entries.length > 0)
  const entries = full.flatMap((claim) => claim.entries)
  const report = { claimed: entries.length, versions: entries.map(versionOf), cursors: next, failures }
  if (entries.length === 0) return { ...report, acknowledged: 0, ...NOTHING }
  const { shown, outcome } = await showShards(ports, full, failures)
  const settled = shown.flatMap((claim) => claim.entries)
  const acknowledged = new Set(await acknowledgeEntries(ports, settled))
  const isWhole = acknowledged.size === settled.length
  await eachOf(shown, failures, (claim) =>
    store.trim(claim.shard, isWhole ? claim.entries : claim.entries.filter((entry) => acknowledged.has(entry))),
  )
  return { ...report, ...outcome, acknowledged: acknowledged.size }
}

/**
 * COMMIT → SETTLE → (tell) of what was claimed. A function of its own, so that rows and counts are garbage before the deletes,
 * which make most of a fold's garbage: what is alive then is copied with every collection.
 */
async function showShards(
  ports: FoldPorts,
  claims: readonly ShardClaim[],
  failures: unknown[],
): Promise<{ shown: ShardClaim[]; outcome: Outcome }> {
  const { pairs: known, ...outcome } = await commitEntries(
    ports,
    claims.flatMap(({ entries }) => entries),
  )
  const settled = await settleClaims(ports, claims, { rejected: outcome.rejected, pairs: known })
  failures.push(...settled.failures)
  const shown = claims.filter(({ shard }) => settled.shards.has(shard))
  const done = shown.flatMap(({ entries }) => entries)
  await ports.tell?.(done, (heard) => tidingsOf(heard, outcome.rejected, settled.pairs))
  return { shown, outcome }
}

/**
 * Deletes settled messages from the queue, by the receipt handles with which they were claimed. Where one has been delivered
 * again meanwhile, SQS takes the old handle and may delete nothing; its trim then finds the newer delivery and leaves it to
 * the next fold.
 * @returns those that are confirmed
 */
export async function acknowledgeEntries(
  { log }: Pick<FoldPorts, 'log'>,
  entries: readonly PendingEntry[],
): Promise<PendingEntry[]> {
  if (entries.length === 0) return []
  const confirmed = new Set((await log.acknowledge(entries)).map(({ messageId }) => messageId))
  return entries.filter(({ messageId }) => confirmed.has(messageId))
}

/** Runs something for each, side by side; what failed is noted, what succeeded is returned. */
async function eachOf<T, R>(list: readonly T[], failures: unknown[], run: (one: T) => Promise<R>): Promise<R[]> {
  const outcomes = await Promise.allSettled(list.map(run))
  return outcomes.flatMap((outcome) => {
    if (outcome.status === 'fulfilled') return [outcome.value]
    failures.push(outcome.reason)
    return []
  })
}

const NOTHING: Outcome = { rejected: [], written: 0, moved: 0, quarantined: 0 }

const versionOf = ({ operation }: PendingEntry) => operation.version
