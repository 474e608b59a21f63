import { counterKinds } from '@matjip/db-schema'
import type { CounterKind, Database } from '@matjip/db-schema'
import { counterSources, countedWhere } from '@matjip/relations'

/** An owner before all others: ids begin at 1. */
const BEFORE_ALL = 0

/**
 * Walks all owners of a kind round and round, from a random one on, so that several processes see different ones and each
 * is seen in bounded time. An owner is whoever has a counter or rows: a counter that was lost is found too.
 */
export function createOwnerWalk(pool: Database['pool'], counter: CounterKind) {
  let after: number | undefined

  return async (limit: number): Promise<number[]> => {
    after ??= await randomOwner(pool, counter)
    const { rows } = await pool.query<{ owner_id: number }>({
      name: `audit.walk.${counter}`,
      text: walkSql(counter),
      values: [after, limit],
    })
    after = rows.length < limit ? BEFORE_ALL : rows.at(-1)?.owner_id
    return rows.map(({ owner_id }) => owner_id)
  }
}

/** Somewhere between the first and the last counter. */
async function randomOwner(pool: Database['pool'], counter: CounterKind): Promise<number> {
  const { rows } = await pool.query<{ first: number | null; last: number | null }>(
    'select min(owner_id) as first, max(owner_id) as last from counters where kind = $1',
    [counterKinds[counter]],
  )
  const { first, last } = rows[0] ?? {}
  return first && last ? Math.floor(first + Math.random() * (last - first)) : BEFORE_ALL
}

/** Values: the last owner seen, how many more. Owners of rows are found by one look into the index each, not by reading their rows. */
function walkSql(counter: CounterKind): string {
  const source = counterSources[counter]
  const next = (after: string) =>
    `select ${source.owner} from ${source.table} where ${countedWhere(source)} and ${source.owner} > ${after} order by ${source.owner} limit 1`
  return `
with recursive owned (owner_id) as (
  (${next('$1')})
  union all
  select (${next('owned.owner_id')}) from owned where owned.owner_id is not null
)
select owner_id from (
  (select owner_id from owned where owner_id is not null limit $2)
  union
  (select owner_id from counters where kind = ${counterKinds[counter]} and owner_id > $1 order by owner_id limit $2)
) as found
order by owner_id limit $2`
}
