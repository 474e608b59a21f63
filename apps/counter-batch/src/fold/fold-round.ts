import { randomUUID } from 'node:crypto'
import { dropLease, pendingByShard, takeLease } from '@matjip/redis-keys'
import type { Redis } from '@matjip/redis-keys'
import { foldShards } from '@matjip/relations'
import type { FoldPorts } from '@matjip/relations'
import type { FoldMetrics } from './fold-metrics.ts'
import { groupShards } from './group-shards.ts'

export interface RoundDeps {
  ports: FoldPorts
  redis: Redis
  metrics: FoldMetrics
  /** Operations of one shard a transaction; shards with less than that share one. */
  batch: number
  /** Transactions at once. */
  lanes: number
}

export interface Round {
  claimed: number
  acknowledged: number
  /** A shard has more than was claimed: go on at once. */
  more: boolean
}

/** Makes a function that folds one batch of every shard that has something pending and that nobody else folds now. */
export function createRound({ ports, redis, metrics, batch, lanes }: RoundDeps): () => Promise<Round> {
  const holder = randomUUID()
  const cursors = new Map<number, string>()

  const fold = async (shards: readonly number[], round: Round, failures: unknown[]) => {
    const started = performance.now()
    const report = await foldShards(ports, shards, { limit: batch, cursors })
    for (const [shard, cursor] of report.cursors) {
      cursors.set(shard, cursor)
      round.more ||= cursor !== '0'
    }
    round.claimed += report.claimed
    round.acknowledged += report.acknowledged
    failures.push(...report.failures)
    if (report.claimed > 0) metrics.folded(report, (performance.now() - started) / 1000, Date.now())
  }

  const foldLeased = async (shards: readonly number[], round: Round, failures: unknown[]) => {
    const leased: number[] = []
    const take = async (shard: number) => {
      if (await takeLease(redis, shard, holder)) leased.push(shard)
    }
    try {
      const taken = await Promise.allSettled(shards.map(take))
      for (const one of taken) if (one.status === 'rejected') failures.push(one.reason)
      if (leased.length > 0) await fold(leased, round, failures)
    } catch (error) {
      failures.push(error)
    } finally {
      // They end by themselves; a failure here must not hide the fold's.
      await Promise.allSettled(leased.map((shard) => dropLease(redis, shard, holder)))
    }
  }

  /** @throws AggregateError where shards failed; the others are folded */
  return async () => {
    const pending = await pendingByShard(redis, ports.store.shards)
    metrics.pending.set(pending.reduce((sum, length) => sum + length, 0))
    const groups = groupShards(pending, batch)
    const round: Round = { claimed: 0, acknowledged: 0, more: false }
    const failures: unknown[] = []
    const lane = async () => {
      for (let group = groups.pop(); group; group = groups.pop()) await foldLeased(group, round, failures)
    }
    await Promise.all(Array.from({ length: lanes }, lane))
    if (failures.length > 0) {
      metrics.failures.inc(failures.length)
      throw new AggregateError(failures, `${failures.length} shards or groups of them could not be folded`)
    }
    return round
  }
}
