import { relationKinds } from '@matjip/contracts'
import type { RelationKind } from '@matjip/contracts'
import type { Database } from '@matjip/db-schema'
import type { PairState } from '@matjip/redis-keys'
import { newestStands, pairName } from '@matjip/relations'
import type { SentLog } from '../load/sent-log.ts'
import { isMissing } from '../world/targets.ts'
import { findingOf } from './finding.ts'
import type { Finding } from './finding.ts'

export interface RowCheck {
  findings: Finding[]
  /**
   * Pairs whose newest accepted click was overruled by one that its client has no answer of: it got through all the same,
   * and was stamped by an instance whose clock is ahead. Allowed, and told.
   */
  overruled: number
}

/**
 * I1: each pair's row is the newest operation that reached the queue, at least the newest that was accepted; there is no
 * row of which nobody ever clicked, and no operation failed but those on what does not exist.
 */
export async function checkRows(pool: Database['pool'], log: SentLog): Promise<RowCheck> {
  const [rows, failures] = [await readRows(pool), await readFailures(pool)]
  const operations = [...log.newest.values()]
  const violations = newestStands({
    operations,
    rowOf: (operation) => rows.get(pairName(operation)),
    failureOf: (opId) => failures.get(opId),
  })
  const lost = log.unfounded.map((click) => `${JSON.stringify(click)}: never in the queue`)
  let overruled = 0
  for (const [pair, accepted] of log.newestAccepted) {
    const row = rows.get(pair)
    if (!isMissing(accepted.targetId) && (!row || row.version < accepted.version))
      lost.push(`${pair}: accepted ${accepted.version}, the row has ${row?.version}`)
    if (row && row.version > accepted.version && row.active !== accepted.active) overruled += 1
  }
  const failed = operations.filter(({ opId, targetId }) => failures.has(opId) && !isMissing(targetId))
  const findings = [
    findingOf('accepted clicks lost', log.counts().accepted, lost),
    findingOf(
      'rows wrong',
      operations.length,
      violations.map(({ subject, detail }) => `${subject}: ${detail}`),
    ),
    findingOf(
      'rows of nothing',
      rows.size,
      [...rows.keys()].filter((pair) => !log.newest.has(pair)),
    ),
    findingOf(
      'healthy operations failed',
      operations.length,
      failed.map(({ opId }) => `${opId}: ${failures.get(opId)}`),
    ),
  ]
  return { findings, overruled }
}

async function readRows(pool: Database['pool']): Promise<Map<string, PairState>> {
  const { rows } = await pool.query<PairState & { kind: number; actorId: number; targetId: number }>(
    `select kind, actor_id as "actorId", target_id as "targetId", version, op_id as "opId", active from relations`,
  )
  const kinds = new Map(Object.entries(relationKinds).map(([kind, number]) => [number as number, kind as RelationKind]))
  return new Map(rows.map((row) => [pairName({ ...row, kind: kinds.get(row.kind) as RelationKind }), row]))
}

async function readFailures(pool: Database['pool']): Promise<Map<string, string>> {
  const { rows } = await pool.query<{ op_id: string; code: string }>('select op_id, code from relation_failures')
  return new Map(rows.map(({ op_id, code }) => [op_id, code]))
}
