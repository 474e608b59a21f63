import { relationKinds } from '@matjip/contracts'
import type { PairState, Target } from '@matjip/redis-keys'
import type { RelationReads } from './relation-stores.ts'

/** A look-up per pair: without "limit 1" the general plan, chosen after five executions, reads all rows of the actor. */
export const ROWS_OF_ACTOR = `
select pair.place, r.version, r.op_id, r.active
from unnest($2::smallint[], $3::bigint[]) with ordinality as pair (kind, target_id, place)
cross join lateral (
  select * from relations where kind = pair.kind and actor_id = $1 and target_id = pair.target_id limit 1
) r`

interface Row {
  place: number
  version: number
  op_id: string
  active: boolean
}

/** The rows of an actor's pairs in Postgres, in the order of `targets`; undefined where there never was one. One query. */
export async function readRows(
  pool: RelationReads['pool'],
  actorId: number,
  targets: readonly Target[],
): Promise<(PairState | undefined)[]> {
  const found: (PairState | undefined)[] = targets.map(() => undefined)
  if (targets.length === 0) return found
  const { rows } = await pool.query<Row>({
    name: 'relations.rows-of-actor',
    text: ROWS_OF_ACTOR,
    values: [actorId, targets.map(({ kind }) => relationKinds[kind]), targets.map(({ targetId }) => targetId)],
  })
  for (const { place, version, op_id, active } of rows) found[place - 1] = { version, opId: op_id, active }
  return found
}
