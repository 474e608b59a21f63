import { relationKinds } from '@matjip/contracts'
import type { RelationMessage } from '@matjip/contracts'
import type { Database } from '@matjip/db-schema'

/** What the record knows of clicks that were sent. */
export interface RelationEffects {
  /** The pair's row is of this click, or of a newer one. */
  rows: number
  /** It has failed, and why is noted. */
  failures: number
  /** Bodies of those that the record knows nothing of. */
  missing: string[]
}

const LOOK = `
select n::int,
  exists (
    select from relations r
    where r.kind = sent.kind and r.actor_id = sent.actor_id and r.target_id = sent.target_id
      and ((r.version, r.op_id collate "C") > (sent.version, sent.op_id collate "C")
        or (r.version, r.op_id, r.active) = (sent.version, sent.op_id, sent.active))
  ) as "hasRow",
  exists (select from relation_failures f where f.op_id = sent.op_id) as "hasFailed"
from unnest($1::smallint[], $2::bigint[], $3::bigint[], $4::bigint[], $5::text[], $6::boolean[])
  with ordinality as sent (kind, actor_id, target_id, version, op_id, active, n)`

/** Looks for what became of each click: its row, or that it failed. For when the queue is drained. @param bodies right ones */
export async function relationEffects(pool: Database['pool'], bodies: readonly string[]): Promise<RelationEffects> {
  const clicks = bodies.map((body) => JSON.parse(body) as RelationMessage)
  const { rows } = await pool.query<{ n: number; hasRow: boolean; hasFailed: boolean }>(LOOK, [
    clicks.map(({ kind }) => relationKinds[kind]),
    clicks.map(({ actorId }) => actorId),
    clicks.map(({ targetId }) => targetId),
    clicks.map(({ version }) => version),
    clicks.map(({ opId }) => opId),
    clicks.map(({ active }) => active),
  ])
  return {
    rows: rows.filter(({ hasRow }) => hasRow).length,
    failures: rows.filter(({ hasRow, hasFailed }) => hasFailed && !hasRow).length,
    missing: rows.filter(({ hasRow, hasFailed }) => !hasRow && !hasFailed).map(({ n }) => bodies[n - 1] ?? ''),
  }
}
