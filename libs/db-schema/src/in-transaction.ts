import type { PoolClient, QueryResult } from 'pg'
import type { Database } from './open-database.ts'

/**
 * Runs `work` in a transaction of its own: committed where it resolves, rolled back where it throws.
 * @param first statements that are sent along with `begin`, without parameters; `work` gets the result of the last
 */
export async function inTransaction<T>(
  pool: Database['pool'],
  work: (client: PoolClient, first: QueryResult | undefined) => Promise<T>,
  first?: string,
): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    // Of several statements in one text the driver gives a list of results.
    const begun: unknown = await client.query(first === undefined ? 'begin' : `begin; ${first}`)
    const result = await work(client, Array.isArray(begun) ? (begun.at(-1) as QueryResult) : undefined)
    await client.query('commit')
    return result
  } catch (error) {
    // A connection that cannot even roll back is not given back to the pool.
    await client.query('rollback').catch((cause: Error) => {
      broken = cause
    })
    throw error
  } finally {
    client.release(broken)
  }
}
