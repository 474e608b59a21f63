import { counterKinds } from '@matjip/db-schema'
import type { CounterKind, Database } from '@matjip/db-schema'
import { counterSources, countedWhere } from '@matjip/relations'
import type { LiveState, WrongCounter } from './live-state.ts'

/** Wrong counters that are told by name; more are one defect. */
const MAX_NAMED = 1_000

/**
 * Compares every counter with the rows it counts. One statement a kind, so that counters and rows are of one moment: a fold
 * commits both at once. Postgres does the work; what comes back is what is wrong.
 */
export async function compareCounters(pool: Database['pool']): Promise<LiveState['counters']> {
  const wrong: WrongCounter[] = []
  let compared = 0
  for (const counter of Object.keys(counterKinds) as CounterKind[]) {
    const source = counterSources[counter]
    const { rows } = await pool.query<{ owner_id: number | null; count: number; rows: number; compared: number }>(`
with actual as (
  select ${source.owner} as owner_id, count(*) as rows from ${source.table} where ${countedWhere(source)} group by 1
), pair as (
  select owner_id, coalesce(c.count, 0) as count, coalesce(actual.rows, 0) as rows
  from (select owner_id, count from counters where kind = ${counterKinds[counter]}) as c full join actual using (owner_id)
)
(select null as owner_id, 0 as count, 0 as rows, count(*) as compared from pair)
union all
(select owner_id, count, rows, 0 from pair where count <> rows or count < 0 limit ${MAX_NAMED})`)
    for (const { owner_id, count, rows: actual, compared: all } of rows) {
      compared += all
      if (owner_id !== null) wrong.push({ counter, ownerId: owner_id, count, rows: actual })
    }
  }
  return { compared, wrong }
}
