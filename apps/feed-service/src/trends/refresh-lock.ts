import type { Database } from '@matjip/db-schema'

/** Any number that no other lock of this database has. */
const REFRESH_LOCK = 4_811_239_041

/**
 * Does something while no other process does it; one that comes second does nothing, for the first does it for all.
 * The lock is of a connection: it goes with a process that dies.
 * @returns null where another process is at it
 */
export async function withRefreshLock<T>(pool: Database['pool'], work: () => Promise<T>): Promise<T | null> {
  const client = await pool.connect()
  let isClean = false
  try {
    const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [REFRESH_LOCK])
    if (!rows[0]?.mine) {
      isClean = true
      return null
    }
    const result = await work()
    await client.query('select pg_advisory_unlock($1)', [REFRESH_LOCK])
    isClean = true
    return result
  } finally {
    // A connection that may still hold the lock is closed, not given back.
    client.release(!isClean)
  }
}
