import { relationKinds } from '@matjip/contracts'
import type { RelationKind } from '@matjip/contracts'
import type { Database } from '@matjip/db-schema'
import type { PairState } from '@matjip/redis-keys'
import { newestStands, pairName } from '@matjip/relations'
import type { HidingLog } from '../load/hiding-log.ts'
import type { SentLog } from '../load/sent-log.ts'
import { findingOf } from './finding.ts'
import type { Finding } from './finding.ts'
import { mayFail } from './may-fail.ts'

export interface RowCheck {
  findings: Finding[]
  pairs: number
  /**
   * Pairs whose newest accepted click was overruled by one that its client has no answer of: it got through all the same,
   * and was stamped by an instance whose clock is ahead. Allowed, and told.
   */
  overruled: number
}

/**
 * I1: each pair's row is the newest operation that reached the queue, at least the newest that was accepted; there is no
 * row of which nobody ever clicked, and no operation failed but those on what does not exist and where a block may have stood.
 */
export async function checkRows(pool: Database['pool'], log: SentLog, hidings: HidingLog): Promise<RowCheck> {
  const [rows, failures] = [await readRows(pool), await readFailures(pool)]
  const { operations } = log
  const pairs = new Set(operations.map(pairName))
  const violations = newestStands({
    operations,
    rowOf: (operation) => rows.get(pairName(operation)),
    failureOf: (opId) => failures.get(opId),
  })
  const lost = log.unfounded.map((click) => `${JSON.stringify(click)}: never in the queue`)
  const failed = operations.filter(({ opId }) => failures.has(opId))
  const failedClicks = new Set(failed.map((operation) => `${pairName(operation)} ${operation.version}`))
  let overruled = 0
  for (const [pair, accepted] of log.newestAccepted) {
    const row = rows.get(pair)
    if ((!row || row.version < accepted.version) && !failedClicks.has(`${pair} ${accepted.version}`))
      lost.push(`${pair}: accepted ${accepted.version}, the row has ${row?.version}`)
    // The end of a follow that a block queues is newer too, and nobody's click.
    const isEnded = accepted.kind === 'follow' && hidings.mayBlock(accepted.actorId, accepted.targetId)
    if (row && row.version > accepted.version && row.active !== accepted.active && !isEnded) overruled += 1
  }
  const findings = [
    findingOf('accepted clicks lost', log.counts().accepted, lost),
    findingOf(
      'rows wrong',
      pairs.size,
      violations.map(({ subject, detail }) => `${subject}: ${detail}`),
    ),
    findingOf(
      'rows of nothing',
      rows.size,
      [...rows.keys()].filter((pair) => !pairs.has(pair)),
    ),
    findingOf(
      'healthy operations failed',
      operations.length,
      failed
        .filter((operation) => !mayFail(hidings, operation, failures.get(operation.opId)))
        .map(({ opId }) => `${opId}: ${failures.get(opId)}`),
    ),
  ]
  return { findings, pairs: pairs.size, overruled }
}

async function readRows(pool: Database['pool']): Promise<Map<string, PairState>> {
  const { rows } = await pool.query<PairState & { kind: number; actorId: number; targetId: number }>(
    `select kind, actor_id as "actorId", target_id as "targetId", version, op_id as "opId", active from relations`,
  )
  const kinds = new Map(Object.entries(relationKinds).map(([kind, number]) => [number as number, kind as RelationKind]))
  const queued = rows.flatMap((row) => {
    const kind = kinds.get(row.kind)
    return kind === undefined ? [] : [[pairName({ ...row, kind }), row] as const]
  })
  return new Map(queued)
}

async function readFailures(pool: Database['pool']): Promise<Map<string, string>> {
  const { rows } = await pool.query<{ op_id: string; code: string }>('select op_id, code from relation_failures')
  return new Map(rows.map(({ op_id, code }) => [op_id, code]))
}
