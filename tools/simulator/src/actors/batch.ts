import { deleteBatch, quarantine } from '@matjip/queue'
import { dropLease, pendingByShard, takeLease } from '@matjip/redis-keys'
import { createRedisStore, foldShards } from '@matjip/relations'
import type { FoldPorts } from '@matjip/relations'
import type { FoldStep } from '../ablations/ablation.ts'
import { QUARANTINE, RELATIONS } from '../queue/memory-sqs.ts'
import { foldRules } from '../record/fold-model.ts'
import { createMemoryRecord } from '../record/memory-record.ts'
import type { Simulation } from '../world/simulation.ts'
import { redisOf, sqsOf } from '../world/stores.ts'
import { sleep, step } from '../world/world.ts'
import type { Life } from '../world/world.ts'

/** Milliseconds between rounds, and after a failed one. */
const ROUND_MS = 300
const FAILED_MS = 1_000

const production: FoldStep = (ports, shards, limit, cursors) => foldShards(ports, shards, { limit, cursors })

/** A counter-batch process: round after round over the shards that have something pending. */
export function startBatch(simulation: Simulation, life: Life): void {
  const { world, stores, settings, ablation } = simulation
  const redis = redisOf(world, stores, life)
  const ports = portsOf(simulation, life)
  const fold = ablation?.fold ?? production
  const cursors = new Map<number, string>()

  const foldSome = async (shards: readonly number[]) => {
    // Leases save work and nothing relies on them: half of the time they are not looked at.
    const leased: number[] = []
    const free: number[] = []
    for (const shard of shards) {
      if (world.random.chance(0.5)) free.push(shard)
      else if (await takeLease(redis, shard, life.name)) leased.push(shard)
    }
    try {
      const report = await fold(ports, [...free, ...leased], settings.batchLimit, cursors)
      for (const [shard, cursor] of report.cursors) cursors.set(shard, cursor)
      if (report.failures.length > 0) throw report.failures[0]
    } finally {
      for (const shard of leased) await dropLease(redis, shard, life.name).catch(() => {})
    }
  }
  const loop = async () => {
    for (;;) {
      try {
        const pending = await pendingByShard(redis, settings.shards)
        const shards = pending.flatMap((length, shard) => (length > 0 ? [shard] : []))
        // All in one batch, or each in its own: how many share one depends on how much is pending.
        for (const some of world.random.chance(0.5) ? [shards] : shards.map((shard) => [shard])) await foldSome(some)
        await sleep(world, life, ROUND_MS)
      } catch {
        await sleep(world, life, FAILED_MS)
      }
    }
  }
  void loop()
}

/** The ports of a fold, each step of which can fail. */
export function portsOf({ world, stores, settings, ablation }: Simulation, life: Life): FoldPorts {
  const redis = redisOf(world, stores, life)
  const sqs = sqsOf(world, stores, life)
  const store = createRedisStore(redis, settings.shards)
  const record = createMemoryRecord(
    stores.tables,
    (label, effect) => step(world, life, 'postgres', label, effect),
    world.timeline.now,
    { ...foldRules, ...ablation?.sql },
  )
  const log: FoldPorts['log'] = {
    acknowledge: (receipts) => deleteBatch(sqs, RELATIONS, receipts),
    quarantine: ({ messageId, operation }, reason, detail) =>
      quarantine(sqs, QUARANTINE, { messageId, body: JSON.stringify(operation), reason, detail }),
  }
  return {
    store: ablation?.store?.(store) ?? store,
    record: ablation?.record?.(record) ?? record,
    log: ablation?.log?.(log) ?? log,
  }
}
