import { counterKinds, inTransaction } from '@matjip/db-schema'
import type { CounterKind, Database } from '@matjip/db-schema'
import { counterSources, countedWhere } from '@matjip/relations'

/** A counter that was wrong. */
export interface Repair {
  counter: CounterKind
  ownerId: number
  /** What it said. */
  was: number
  /** How many rows there are. */
  is: number
  /** Its revision from now on. */
  rev: number
}

/**
 * Sets a counter right; undefined where it was right already.
 *
 * The counter is locked first and the rows are counted by a later statement: every fold has either committed rows and
 * counter, and is counted, or waits for the lock with both, and moves the counter from its new value. It holds no lock but
 * this one, so it cannot deadlock with a fold.
 */
export async function repairDrift(
  pool: Database['pool'],
  counter: CounterKind,
  ownerId: number,
): Promise<Repair | undefined> {
  const source = counterSources[counter]
  const key = [counterKinds[counter], ownerId]
  return inTransaction(pool, async (client) => {
    await client.query('insert into counters (kind, owner_id) values ($1, $2) on conflict do nothing', key)
    const [was] = await rowsOf<{ count: number }>(
      client.query('select count from counters where kind = $1 and owner_id = $2 for update', key),
    )
    const [is] = await rowsOf<{ count: number }>(
      client.query(
        `select count(*) as count from ${source.table} where ${countedWhere(source)} and ${source.owner} = $1`,
        [ownerId],
      ),
    )
    if (!was || !is || was.count === is.count) return undefined
    const [now] = await rowsOf<{ rev: number }>(
      client.query('update counters set count = $3, rev = rev + 1 where kind = $1 and owner_id = $2 returning rev', [
        ...key,
        is.count,
      ]),
    )
    return { counter, ownerId, was: was.count, is: is.count, rev: now?.rev ?? 0 }
  })
}

async function rowsOf<Row>(result: Promise<{ rows: unknown[] }>): Promise<Row[]> {
  return (await result).rows as Row[]
}
