import { relationKinds } from '@matjip/contracts'
import type { RelationMessage } from '@matjip/contracts'
import type { Database } from '@matjip/db-schema'
import type { Effects } from './effects.ts'

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

/** Looks for what became of each click: its row, of this click or of a newer one, or why it failed. @param bodies right ones */
export async function relationEffects(pool: Database['pool'], bodies: readonly string[]): Promise<Effects> {
  const clicks = bodies.map((body) => JSON.parse(body) as RelationMessage)
  const { rows } = await pool.query<{ n: number; hasRow: boolean; hasFailed: boolean }>(LOOK, [
    clicks.map(({ kind }) => relationKinds[kind]),
    clicks.map(({ actorId }) => actorId),
    clicks.map(({ targetId }) => targetId),
    clicks.map(({ version }) => version),
    clicks.map(({ opId }) => opId),
    clicks.map(({ active }) => active),
  ])
  const withRow = rows.filter(({ hasRow }) => hasRow)
  const failed = rows.filter(({ hasRow, hasFailed }) => hasFailed && !hasRow)
  const missing = rows.filter(({ hasRow, hasFailed }) => !hasRow && !hasFailed)
  return {
    told: `${withRow.length} have their row, ${failed.length} failed with a reason`,
    faults: missing.map(({ n }) => `right, and the record knows nothing of it: ${bodies[n - 1]?.slice(0, 300)}`),
  }
}
