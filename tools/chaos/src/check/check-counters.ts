import { counterKinds } from '@matjip/db-schema'
import type { Database } from '@matjip/db-schema'
import { relationKinds } from '@matjip/contracts'
import { counterEqualsRows } from '@matjip/relations'
import { findingOf } from './finding.ts'
import type { Finding } from './finding.ts'

/** Every counter beside what its active rows come to; counters and owners that have only one of the two included. */
const COUNTED = `
with truth as (
  select case kind when ${relationKinds.follow} then ${counterKinds.followers} else ${counterKinds.likes} end as kind,
    target_id as owner_id, count(*) filter (where active) as count
  from relations group by 1, 2
  union all
  select ${counterKinds.following}, actor_id, count(*) filter (where active)
  from relations where kind = ${relationKinds.follow} group by 2
)
select coalesce(t.kind, c.kind) as kind, coalesce(t.owner_id, c.owner_id) as owner_id,
  coalesce(t.count, 0) as truth, coalesce(c.count, 0) as count
from truth t full join (select * from counters where kind in (${counterKinds.followers}, ${counterKinds.following}, ${counterKinds.likes})) c
  on c.kind = t.kind and c.owner_id = t.owner_id`

/** I2: every counter equals the number of its active rows. Above it, something was counted twice. */
export async function checkCounters(pool: Database['pool']): Promise<Finding[]> {
  const { rows } = await pool.query<{ kind: number; owner_id: number; truth: number; count: number }>(COUNTED)
  const wrong = rows.flatMap((row) =>
    counterEqualsRows(`counter ${row.kind} of ${row.owner_id}`, row.count, row.truth).map(({ subject, detail }) => ({
      isAbove: row.count > row.truth,
      text: `${subject}: ${detail}`,
    })),
  )
  const texts = (above: boolean) => wrong.filter(({ isAbove }) => isAbove === above).map(({ text }) => text)
  return [
    findingOf('counters above their rows (doubled)', rows.length, texts(true)),
    findingOf('counters below their rows', rows.length, texts(false)),
  ]
}
