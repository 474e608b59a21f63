import { randomUUID } from 'node:crypto'
import { dropLease, pendingByShard, takeLease } from '@matjip/redis-keys'
import type { Redis } from '@matjip/redis-keys'
import { foldShard } from '@matjip/relations'
import type { FoldPorts } from '@matjip/relations'
import type { FoldMetrics } from './fold-metrics.ts'

export interface RoundDeps {
  ports: FoldPorts
  redis: Redis
  metrics: FoldMetrics
  /** Operations of one shard a transaction. */
  batch: number
  /** Shards at once. */
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

  const fold = async (shard: number, round: Round) => {
    if (!(await takeLease(redis, shard, holder))) return
    try {
      const started = performance.now()
      const report = await foldShard(ports, shard, { limit: batch, cursor: cursors.get(shard) ?? '0' })
      cursors.set(shard, report.cursor)
      round.claimed += report.claimed
      round.acknowledged += report.acknowledged
      round.more ||= report.cursor !== '0'
      if (report.claimed > 0) metrics.folded(report, (performance.now() - started) / 1000, Date.now())
    } finally {
      // It ends by itself; a failure here must not hide the fold's.
      await dropLease(redis, shard, holder).catch(() => {})
    }
  }

  /** @throws AggregateError where shards failed; the others are folded */
  return async () => {
    const pending = await pendingByShard(redis, ports.store.shards)
    metrics.pending.set(pending.reduce((sum, length) => sum + length, 0))
    const shards = pending.flatMap((length, shard) => (length > 0 ? [shard] : []))
    const round: Round = { claimed: 0, acknowledged: 0, more: false }
    const failures: unknown[] = []
    const lane = async () => {
      for (let shard = shards.pop(); shard !== undefined; shard = shards.pop()) {
        await fold(shard, round).catch((error: unknown) => {
          metrics.failures.inc()
          failures.push(error)
        })
      }
    }
    await Promise.all(Array.from({ length: lanes }, lane))
    if (failures.length > 0) throw new AggregateError(failures, `${failures.length} shards could not be folded`)
    return round
  }
}
