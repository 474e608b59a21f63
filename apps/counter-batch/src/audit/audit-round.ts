import { counterKinds } from '@matjip/db-schema'
import type { CounterKind, Database } from '@matjip/db-schema'
import { fillCounts, redisClock, unlessRedisAway } from '@matjip/redis-keys'
import type { Redis } from '@matjip/redis-keys'
import { COUNTED_RELATION } from '@matjip/relations'
import type { Logger } from '@matjip/service-kit'
import type { AuditMetrics } from './audit-metrics.ts'
import { findDrift } from './find-drift.ts'
import { createOwnerWalk } from './owner-walk.ts'
import type { RecentOwners } from './recent-owners.ts'
import { repairDrift } from './repair-drift.ts'
import type { Repair } from './repair-drift.ts'

export interface AuditDeps {
  pool: Database['pool']
  redis: Redis
  recent: RecentOwners
  metrics: AuditMetrics
  logger: Logger
  /** Counters of each kind a round. */
  counters: number
  /** Rows of each kind a round. */
  maxRows: number
}

export interface AuditReport {
  audited: number
  repairs: Repair[]
}

/** Makes a function that recounts some counters of every kind, repairs what is wrong, and says so. */
export function createAudit(deps: AuditDeps): (signal?: AbortSignal) => Promise<AuditReport> {
  const kinds = Object.keys(counterKinds) as CounterKind[]
  const states = new Map(
    kinds.map((counter) => [counter, { walk: createOwnerWalk(deps.pool, counter), left: [] as number[] }]),
  )
  return async (signal) => {
    const report: AuditReport = { audited: 0, repairs: [] }
    for (const [counter, state] of states) {
      if (signal?.aborted) break
      const owners = state.left.length > 0 ? state.left : await chooseOwners(deps, counter, state.walk)
      const { audited, left, wrong } = await findDrift(deps.pool, counter, owners, deps.maxRows)
      state.left = left
      deps.metrics.audited.inc({ counter }, audited)
      report.audited += audited
      for (const ownerId of wrong) {
        const repair = await repairAndShow(deps, counter, ownerId)
        if (repair) report.repairs.push(repair)
      }
    }
    return report
  }
}

async function chooseOwners(
  { recent, counters }: AuditDeps,
  counter: CounterKind,
  walk: (limit: number) => Promise<number[]>,
): Promise<number[]> {
  const moved = recent.take(counter, Math.floor(counters / 2))
  return [...new Set([...moved, ...(await walk(counters - moved.length))])]
}

async function repairAndShow({ pool, redis, metrics, logger }: AuditDeps, counter: CounterKind, ownerId: number) {
  const readAtMs = await unlessRedisAway(() => redisClock(redis), undefined)
  const repair = await repairDrift(pool, counter, ownerId)
  if (!repair) return undefined
  metrics.drift.inc({ counter })
  logger.error(repair, 'repaired a counter that did not equal its rows')
  const relation = COUNTED_RELATION[counter]
  const base = { targetId: ownerId, count: repair.is, rev: repair.rev }
  // Without Redis the old count is gone when its TTL ends.
  if (relation && readAtMs !== undefined)
    await unlessRedisAway(() => fillCounts(redis, relation, [base], readAtMs), undefined)
  return repair
}
