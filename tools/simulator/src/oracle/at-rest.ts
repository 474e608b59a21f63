import {
  clientOrderHolds,
  displayedIsCounted,
  newestStands,
  nothingIsLost,
  overlaySumHolds,
  pairName,
  realTimeOrderHolds,
} from '@matjip/relations'
import type { RelationMessage } from '@matjip/contracts'
import { isNewer } from '@matjip/redis-keys'
import { counterEqualsRows } from '@matjip/relations'
import type { CounterKind } from '@matjip/db-schema'
import { COUNTERS, pairKey } from '../record/tables.ts'
import type { Simulation } from '../world/simulation.ts'
import { operationOf } from '../world/stores.ts'
import { COUNT_HEALS_MS } from './each-step.ts'
import { targetSnapshot } from './target-snapshot.ts'
import { isPoison, isVoid, mayHaveRow } from './void.ts'

/** Versions may be ahead by an echo (5 s) and clocks differ by their skew, on both sides. */
const UNCERTAINTY_MS = 10_000

/** Checks all that must hold when nothing is queued or pending any more. */
export function checkAtRest(simulation: Simulation): void {
  const { stores, world, clients, violations, accepted } = simulation
  const { tables } = stores
  const operations = [...stores.sent.values()]
  const rowOf = ({ kind, actorId, targetId }: RelationMessage) => tables.rows.get(pairKey(kind, actorId, targetId))
  // Of actors who are gone nothing is noted: what they clicked last is void all the same.
  const ofGhosts = new Set(
    operations
      .filter(({ actorId }) => tables.users.get(actorId)?.deleted)
      .filter((operation) => {
        const row = rowOf(operation)
        return row === undefined || isNewer(operation, row)
      })
      .map(({ opId }) => opId),
  )
  const failureOf = (opId: string) =>
    tables.failures.get(opId)?.code ?? (ofGhosts.has(opId) ? 'actor-deleted' : undefined)
  violations.push(...newestStands({ operations, rowOf, failureOf }))
  violations.push(
    ...nothingIsLost({
      accepted,
      queued: new Set(),
      quarantined: opIdsOf(stores.quarantine),
      deadLetters: opIdsOf(stores.queue.deadLetters.map(({ body }) => body)),
      rowOf,
      failureOf,
      isPoison,
    }),
  )
  for (const operation of operations) {
    const code = failureOf(operation.opId)
    if (code === undefined || isVoid(simulation, operation)) continue
    violations.push({
      invariant: 'I6',
      subject: operation.opId,
      detail: `failed as ${code}, and nothing is wrong with it`,
    })
  }
  for (const row of tables.rows.values()) {
    if (mayHaveRow(simulation, row)) continue
    violations.push({ invariant: 'I1', subject: pairName(row), detail: 'a row whose target never was' })
  }
  for (const client of clients) if (client.echoes) violations.push(...clientOrderHolds(client.stamped))
  violations.push(
    ...realTimeOrderHolds(
      clients.flatMap(({ clicks }) => clicks),
      UNCERTAINTY_MS,
    ),
  )
  checkCounts(simulation, operations, world.timeline.now() - stores.redisLostMs > COUNT_HEALS_MS)
}

function checkCounts(simulation: Simulation, operations: readonly RelationMessage[], warm: boolean): void {
  const { stores, violations } = simulation
  const counted = new Map<string, number>()
  const count = (counter: CounterKind | undefined, owner: number, by: number) => {
    if (counter) counted.set(`${counter} ${owner}`, (counted.get(`${counter} ${owner}`) ?? 0) + by)
  }
  for (const { kind, actorId, targetId, active } of stores.tables.rows.values()) {
    count(COUNTERS[kind].target, targetId, Number(active))
    count(COUNTERS[kind].actor, actorId, Number(active))
  }
  for (const key of new Set([...counted.keys(), ...stores.tables.counters.keys()]))
    violations.push(...counterEqualsRows(key, stores.tables.counters.get(key)?.count ?? 0, counted.get(key) ?? 0))
  const targets = new Map(operations.map((operation) => [`${operation.kind} ${operation.targetId}`, operation]))
  for (const operation of targets.values()) {
    const target = targetSnapshot(simulation, operation, [])
    violations.push(...overlaySumHolds(target))
    if (warm) violations.push(...displayedIsCounted(target))
  }
}

function opIdsOf(bodies: readonly string[]): Set<string> {
  return new Set(bodies.flatMap((body) => operationOf(body)?.opId ?? []))
}
