import type { RelationMessage } from '@matjip/contracts'
import { readViewerState } from '@matjip/relations'
import { createMemoryPool } from '../record/memory-record.ts'
import { pairKey } from '../record/tables.ts'
import { createMemoryClient } from '../redis/memory-client.ts'
import { askedOf, shownOf } from './shown.ts'
import type { Simulation } from '../world/simulation.ts'

/**
 * At rest, what every actor sees of each of their pairs is its row. The intent of a void click is forgotten with its
 * rejection; one that was written after that (by an instance that was held up) or that a failover brought back may stay
 * until its TTL.
 */
export async function checkViewers(simulation: Simulation): Promise<void> {
  const { stores, settings, violations } = simulation
  const redis = createMemoryClient(stores.redis, async (_label, effect) => effect())
  const pool = createMemoryPool(stores.tables, async (_label, effect) => effect())
  const byActor = Map.groupBy(stores.sent.values(), ({ actorId }) => actorId)
  for (const [actorId, operations] of byActor) {
    const state = await readViewerState({ redis, pool, shards: settings.shards }, actorId, askedOf(operations))
    for (const { kind, targetId } of operations) {
      const shown = shownOf(state, kind, targetId)
      const row = stores.tables.rows.get(pairKey(kind, actorId, targetId))
      const lateIntent = operations.some(
        (o) => pairKey(o.kind, actorId, o.targetId) === pairKey(kind, actorId, targetId) && mayStay(simulation, o),
      )
      if (lateIntent) continue
      if ((shown?.active ?? false) === (row?.active ?? false) && !shown?.pending) continue
      const detail = `shown ${JSON.stringify(shown)}, the row is ${row ? `active=${row.active}` : 'none'}`
      violations.push({ invariant: 'viewer', subject: pairKey(kind, actorId, targetId), detail })
      return
    }
  }
}

function mayStay({ stores, intentAt }: Simulation, { opId, actorId }: RelationMessage): boolean {
  // Nobody reads as somebody who is gone.
  if (stores.tables.users.get(actorId)?.deleted) return true
  const failure = stores.tables.failures.get(opId)
  if (!failure) return false
  const writtenAt = intentAt.get(opId)?.ms
  return writtenAt === undefined || writtenAt >= failure.atMs || stores.redisLostMs >= failure.atMs
}
