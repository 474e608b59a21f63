import type { RelationKind, RelationMessage } from '@matjip/contracts'
import { newest, shardOf } from '@matjip/redis-keys'
import type { PendingEntry, SettledTarget } from '@matjip/redis-keys'
import type { Committed, FoldPorts, ReadPair, Rejection } from '../ports.ts'

/** Entries of a shard, claimed at a moment of the store's clock. */
export interface ShardClaim {
  shard: number
  readAtMs: number
  entries: readonly PendingEntry[]
}

export interface Settled {
  /** Shards whose readers see the outcome. */
  shards: Set<number>
  /** Rows and counts as they are shown. */
  pairs: ReadPair[]
  /** What the store threw for the other shards. */
  failures: unknown[]
}

/**
 * Shows readers what a committed batch came to: takes rows and counts from the commit, reads back at once those of all its
 * shards that it does not know, and settles each in its overlay. Where a batch was held up for so long that newer counts may
 * have come and gone, it reads them again.
 * @throws what the record threw
 */
export async function settleClaims(
  ports: Pick<FoldPorts, 'store' | 'record'>,
  claims: readonly ShardClaim[],
  { rejected, pairs: known }: { [What in 'rejected' | 'pairs']: Readonly<Committed[What]> },
): Promise<Settled> {
  const { store, record } = ports
  const operations = claims.flatMap(({ entries }) => entries.map(({ operation }) => operation))
  const refused = new Set(rejected.map(({ opId }) => opId))
  const failed = refused.size === 0 ? [] : operations.filter(({ opId }) => refused.has(opId))
  const pairs = await completePairs(record, operations, known)
  const targets = Map.groupBy(settledTargets(pairs, failed), ({ kind, base }) =>
    shardOf(kind, base.targetId, store.shards),
  )
  const settled: Settled = { shards: new Set(), pairs, failures: [] }
  const late: ShardClaim[] = []
  const settleOne = async (claim: ShardClaim) => {
    const { shard, readAtMs } = claim
    try {
      if (await store.settle(shard, readAtMs, targets.get(shard) ?? [])) settled.shards.add(shard)
      else late.push({ ...claim, readAtMs: await store.clock(shard) })
    } catch (error) {
      settled.failures.push(error)
    }
  }
  await Promise.all(claims.map(settleOne))
  if (failed.length > 0) await store.forget(failed)
  // What was void took the place of nothing.
  await store.forgetUnaware(failed.length === 0 ? operations : operations.filter(({ opId }) => !refused.has(opId)))
  if (late.length === 0) return settled
  const again = await settleClaims(ports, late, { rejected, pairs: [] })
  return {
    shards: settled.shards.union(again.shards),
    pairs: [...pairs, ...again.pairs],
    failures: [...settled.failures, ...again.failures],
  }
}

/**
 * The same for one shard.
 * @param claimedAtMs the store's clock before the batch was claimed
 * @returns what was read back @throws what the store threw
 */
export async function settleEntries(
  ports: Pick<FoldPorts, 'store' | 'record'>,
  shard: number,
  claimedAtMs: number,
  entries: readonly PendingEntry[],
  rejected: readonly Rejection[],
): Promise<ReadPair[]> {
  const { pairs, failures } = await settleClaims(ports, [{ shard, readAtMs: claimedAtMs, entries }], {
    rejected,
    pairs: [],
  })
  if (failures.length > 0) throw failures[0]
  return pairs
}

/** What is known of targets of which all pairs are, and the rest from the record: what is shown of a target is of one moment. */
async function completePairs(
  record: FoldPorts['record'],
  operations: readonly RelationMessage[],
  known: readonly ReadPair[],
): Promise<ReadPair[]> {
  // No pair is known twice.
  if (known.length === operations.length) return [...known]
  if (known.length === 0) return record.readBack(operations)
  const names = new Set(known.map(({ kind, actorId, base }) => pairName({ kind, actorId, targetId: base.targetId })))
  const open = operations.filter((operation) => !names.has(pairName(operation)))
  if (open.length === 0) return [...known]
  const targets = new Set(open.map(({ kind, targetId }) => `${kind} ${targetId}`))
  const read = await record.readBack(operations.filter(({ kind, targetId }) => targets.has(`${kind} ${targetId}`)))
  return [...known.filter(({ kind, base }) => !targets.has(`${kind} ${base.targetId}`)), ...read]
}

function settledTargets(pairs: readonly ReadPair[], failed: readonly RelationMessage[]): SettledTarget[] {
  const failedOf = Map.groupBy(failed, pairName)
  const targets = new Map<RelationKind, Map<number, SettledTarget>>()
  for (const { kind, actorId, row, base } of pairs) {
    const ofKind = targets.get(kind) ?? new Map<number, SettledTarget>()
    const target = ofKind.get(base.targetId) ?? { kind, base, pairs: [] }
    targets.set(kind, ofKind.set(base.targetId, target))
    const refusals =
      failedOf.size === 0 ? undefined : failedOf.get(pairName({ kind, actorId, targetId: base.targetId }))
    target.pairs.push({ actorId, row, rejected: refusals && newest(refusals) })
  }
  return [...targets.values()].flatMap((ofKind) => [...ofKind.values()])
}

function pairName({ kind, actorId, targetId }: Pick<RelationMessage, 'kind' | 'actorId' | 'targetId'>): string {
  return `${kind} ${actorId} ${targetId}`
}
