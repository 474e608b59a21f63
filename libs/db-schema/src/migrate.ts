import { fileURLToPath } from 'node:url'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate as runMigrations } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'

/** Any number that nobody else locks: two migrations at once would race for the journal table. */
const MIGRATION_LOCK = 4_811_239_001
const MIGRATIONS = fileURLToPath(new URL('../migrations', import.meta.url))

/**
 * Brings a database to the newest schema; does nothing where it is there already.
 * Waits for its turn on an advisory lock; a statement waits at most 5 s for a table lock, so that a busy table is never blocked for long.
 */
export async function migrate(url: string, migrationsFolder = MIGRATIONS): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    await client.query("set lock_timeout = '5s'")
    await runMigrations(drizzle(client), { migrationsFolder })
  } finally {
    await client.end()
  }
}
