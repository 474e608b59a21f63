import { counterKinds } from '@matjip/db-schema'
import type { Database } from '@matjip/db-schema'
import { relationKinds } from '@matjip/contracts'
import { counterEqualsRows, relationCounters } from '@matjip/relations'
import { findingOf } from './finding.ts'
import type { Finding } from './finding.ts'

/** What each counter comes to by the rows of its kind. */
const TRUTHS = relationCounters
  .map(
    ({
      kind,
      counter,
      owner,
    }) => `select ${counterKinds[counter]} as kind, ${owner} as owner_id, count(*) filter (where active)
  from relations where kind = ${relationKinds[kind]} group by 2`,
  )
  .join(' union all ')
/** Counters that clicks move; of the others nothing is known here. */
const MOVED = relationCounters.map(({ counter }) => counterKinds[counter]).join(', ')

/** Every counter beside what its active rows come to; counters and owners that have only one of the two included. */
const COUNTED = `
with truth as (${TRUTHS})
select coalesce(t.kind, c.kind) as kind, coalesce(t.owner_id, c.owner_id) as owner_id,
  coalesce(t.count, 0) as truth, coalesce(c.count, 0) as count
from truth t full join (select * from counters where kind in (${MOVED})) c
  on c.kind = t.kind and c.owner_id = t.owner_id`

const nameOf = new Map(Object.entries(counterKinds).map(([name, number]) => [number as number, name]))

/** I2: every counter that the table of kinds names equals the number of its active rows. Above it, something was counted twice. */
export async function checkCounters(pool: Database['pool']): Promise<Finding[]> {
  const { rows } = await pool.query<{ kind: number; owner_id: number; truth: number; count: number }>(COUNTED)
  const wrong = rows.flatMap((row) =>
    counterEqualsRows(`${nameOf.get(row.kind)} of ${row.owner_id}`, row.count, row.truth).map(
      ({ subject, detail }) => ({ isAbove: row.count > row.truth, text: `${subject}: ${detail}` }),
    ),
  )
  const texts = (above: boolean) => wrong.filter(({ isAbove }) => isAbove === above).map(({ text }) => text)
  return [
    findingOf('counters above their rows (doubled)', rows.length, texts(true)),
    findingOf('counters below their rows', rows.length, texts(false)),
  ]
}
