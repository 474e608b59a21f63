import { relationKinds } from '@matjip/contracts'
import type { Database } from '@matjip/db-schema'
import type { Stamp } from '@matjip/redis-keys'
import type { Operation } from './operation-id.ts'

/** What Postgres knows of an operation. */
export interface OperationRecord {
  /** The pair's newest persisted click. */
  row: (Stamp & { updatedAt: Date }) | null
  /** Why the operation was void, where it was. */
  failureCode: string | null
}

/** One round trip, two primary-key look-ups. A failure is the caller's own only: an op id of somebody else finds nothing. */
export const OPERATION_RECORD = `/* relation-service operation-record */
  select r.version, r.op_id as "opId", r.updated_at as "updatedAt", f.code as "failureCode"
  from (values (1)) one
  left join relations r on r.kind = $1 and r.actor_id = $2 and r.target_id = $3
  left join relation_failures f on f.op_id = $4 and f.actor_id = $2`

type Found = { version: number; opId: string; updatedAt: Date } | { version: null }

/** Reads what the record says about an operation. @throws where Postgres is away */
export async function readOperationRecord(
  pool: Database['pool'],
  { kind, actorId, targetId, opId }: Pick<Operation, 'kind' | 'actorId' | 'targetId' | 'opId'>,
): Promise<OperationRecord> {
  const { rows } = await pool.query<Found & { failureCode: string | null }>({
    name: 'operation-record',
    text: OPERATION_RECORD,
    values: [relationKinds[kind], actorId, targetId, opId],
  })
  const [found] = rows
  if (found === undefined || found.version === null) return { row: null, failureCode: found?.failureCode ?? null }
  const { version, opId: newest, updatedAt, failureCode } = found
  return { row: { version, opId: newest, updatedAt }, failureCode }
}
