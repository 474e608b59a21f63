import type { RelationMessage } from '@matjip/contracts'
import { isNewer } from '@matjip/redis-keys'
import {
  counterEqualsRows,
  displayedIsNear,
  inFlightIsBounded,
  overlayIsPending,
  overlaySumHolds,
  pairName,
  rowGoesForward,
  targetName,
} from '@matjip/relations'
import type { PairState } from '@matjip/redis-keys'
import type { TargetSnapshot, Violation } from '@matjip/relations'
import { COUNTERS, countOf, pairKey } from '../record/tables.ts'
import type { Simulation } from '../world/simulation.ts'
import { LONGEST_PAUSE_MS } from '../world/world.ts'
import { pendingOf, settledOf, shardOfPendingKey, targetOfKey, targetSnapshot } from './target-snapshot.ts'
import type { TargetName } from './target-snapshot.ts'
import { isVoid } from './void.ts'

/** A count that a loss of Redis left wrong is gone after its TTL and the age that a read may have; clocks may differ. */
export const COUNT_HEALS_MS = 100_000
/** Messages of one receive. */
const RECEIVE_BATCH = 10

/** Checks after each step what must hold after each step, of all that the step has touched. */
export function createStepOracle(simulation: Simulation): () => void {
  const { stores, world, settings, violations } = simulation
  const rows = new Map<string, PairState>()
  const limit = settings.maxPending + settings.consumers * settings.receivers * RECEIVE_BATCH

  const checkTarget = (name: TargetName, pending: readonly RelationMessage[]): Violation[] => {
    const target = targetSnapshot(simulation, name, pending)
    const held = [...overlaySumHolds(target), ...overlayIsPending(target), ...pendingIsShown(simulation, target)]
    // Beside cached counts: what a batch claimed before the loss and commits after it is pending in the queue alone.
    if (world.timeline.now() - stores.redisLostMs > COUNT_HEALS_MS + LONGEST_PAUSE_MS)
      held.push(...displayedIsNear(target))
    return held
  }
  const checkRows = (name: TargetName): Violation[] => {
    const target = targetSnapshot(simulation, name, [])
    const ofTarget = [...target.rows]
    const forward = ofTarget.flatMap((row) => {
      const pair = pairKey(name.kind, row.actorId, name.targetId)
      const before = rows.get(pair)
      rows.set(pair, row)
      return rowGoesForward(pair, before, row)
    })
    const active = ofTarget.filter((row) => row.active).length
    const own = ofTarget.flatMap(({ actorId }) => ownCounter(simulation, name, actorId))
    if (!COUNTERS[name.kind].target) return [...forward, ...own]
    return [...forward, ...own, ...counterEqualsRows(targetName(target), target.base.count, active)]
  }
  return () => {
    if (stores.touched.size === 0 && stores.tables.touched.size === 0) return
    const targets = new Map<string, TargetName>()
    for (const target of stores.tables.touched) {
      const [kind, targetId] = target.split(' ')
      const name = { kind, targetId: Number(targetId) } as TargetName
      targets.set(target, name)
      violations.push(...checkRows(name))
    }
    const shards = new Set<number>()
    for (const key of stores.touched) {
      const target = targetOfKey(key)
      if (target) targets.set(targetName(target), target)
      const shard = shardOfPendingKey(key)
      if (shard !== undefined) shards.add(shard)
    }
    stores.touched.clear()
    stores.tables.touched.clear()
    if (targets.size === 0 && shards.size === 0) return
    checkAll(targets, shards)
  }

  /** Checks targets, and all with something pending in shards whose pending entries have changed. */
  function checkAll(targets: Map<string, TargetName>, changed: ReadonlySet<number>): void {
    const pending = Array.from({ length: settings.shards }, (_, shard) => pendingOf(simulation, shard))
    const byTarget = new Map<string, RelationMessage[]>()
    for (const [shard, operations] of pending.entries())
      for (const operation of operations) {
        const name = targetName(operation)
        const ofTarget = byTarget.get(name)
        if (ofTarget) ofTarget.push(operation)
        else byTarget.set(name, [operation])
        if (changed.has(shard)) targets.set(name, operation)
      }
    const total = pending.reduce((sum, { length }) => sum + length, 0)
    if (!world.faults.has('redis failed over, last writes lost')) violations.push(...inFlightIsBounded(total, limit))
    for (const [name, target] of targets) violations.push(...checkTarget(target, byTarget.get(name) ?? []))
  }
}

function ownCounter({ stores }: Simulation, { kind }: TargetName, actorId: number): Violation[] {
  const { actor } = COUNTERS[kind]
  if (!actor) return []
  const active = [...stores.tables.rows.values()].filter((r) => r.kind === kind && r.actorId === actorId && r.active)
  return counterEqualsRows(`${actor} ${actorId}`, countOf(stores.tables, actor, actorId).count, active.length)
}

/** A click that readers see stays seen until the record knows it: an applied operation is in the overlay, settled, or recorded. */
function pendingIsShown(simulation: Simulation, target: TargetSnapshot): Violation[] {
  const shown = new Map(target.overlay.entries.map((entry) => [entry.actorId, entry]))
  const rows = new Map([...target.rows].map((row) => [row.actorId, row]))
  return target.pending.flatMap((operation) => {
    const states = [shown.get(operation.actorId), rows.get(operation.actorId)]
    if (states.some((state) => state && !isNewer(operation, state))) return []
    // The rejection of a newer operation hides a void one before it; likewise that of a poisonous one an older, healthy one.
    if (isVoid(simulation, operation) || simulation.poisoned.has(pairName(operation))) return []
    const settled = settledOf(simulation, operation)
    if (settled && !isNewer(operation, settled)) return []
    const detail = `operation ${operation.opId} is pending and nobody sees it`
    return [{ invariant: 'I3', subject: targetName(target), detail }]
  })
}
