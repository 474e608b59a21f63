import { counterKinds } from '@matjip/db-schema'
import type { CounterKind, Database } from '@matjip/db-schema'
import { counterSources, countedWhere } from '@matjip/relations'

/** Invariant I2 over all counters there are. @returns how many are wrong */
export async function countDrift(pool: Database['pool']): Promise<number> {
  const actual = (Object.keys(counterKinds) as CounterKind[]).map((counter) => {
    const source = counterSources[counter]
    return `select ${counterKinds[counter]} as kind, ${source.owner} as owner_id, count(*) from ${source.table}
      where ${countedWhere(source)} group by ${source.owner}`
  })
  const { rows } = await pool.query<{ wrong: number }>(`
    with actual as (${actual.join(' union all ')})
    select count(*) as wrong from counters c full join actual a using (kind, owner_id)
    where coalesce(c.count, 0) <> coalesce(a.count, 0)`)
  return rows[0]?.wrong ?? 0
}
