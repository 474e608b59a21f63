import { counterKinds } from '@matjip/db-schema'
import type { CounterKind, Database } from '@matjip/db-schema'
import { counterSources, countedWhere } from '@matjip/relations'

export interface Findings {
  audited: number
  /** Owners that were one too many for this time. */
  left: number[]
  /** Owners whose counter is not the number of its rows. */
  wrong: number[]
}

/**
 * Recounts counters. It is one statement, so it sees counters and rows of one moment: a fold commits both at once,
 * and what differs is wrong, whatever is being folded meanwhile.
 * @param maxRows no more rows than this are counted, but at least one counter is
 */
export async function findDrift(
  pool: Database['pool'],
  counter: CounterKind,
  ownerIds: readonly number[],
  maxRows: number,
): Promise<Findings> {
  if (ownerIds.length === 0) return { audited: 0, left: [], wrong: [] }
  const { rows } = await pool.query<{ owner_id: number; is_right: boolean }>({
    name: `audit.recount.${counter}`,
    text: recountSql(counter),
    values: [ownerIds, maxRows],
  })
  const audited = new Set(rows.map(({ owner_id }) => owner_id))
  return {
    audited: audited.size,
    left: ownerIds.filter((ownerId) => !audited.has(ownerId)),
    wrong: rows.filter(({ is_right }) => !is_right).map(({ owner_id }) => owner_id),
  }
}

/** Values: owners, most rows. What a counter says is how many rows its recount is expected to read. */
function recountSql(counter: CounterKind): string {
  const source = counterSources[counter]
  return `
select owned.owner_id, owned.count = recounted.count as is_right
from (
  select asked.owner_id, coalesce(c.count, 0) as count,
    coalesce(sum(greatest(c.count, 0)) over (order by asked.place rows between unbounded preceding and 1 preceding), 0) as before
  from unnest($1::bigint[]) with ordinality as asked (owner_id, place)
  left join counters c on c.kind = ${counterKinds[counter]} and c.owner_id = asked.owner_id
) as owned
cross join lateral (
  select count(*) from ${source.table} where ${countedWhere(source)} and ${source.owner} = owned.owner_id
) as recounted
where owned.before < $2`
}
