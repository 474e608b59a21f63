import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** Longest wait (ms) for a migration, another one's turn on the lock included. */
const MIGRATION_MS = 300_000

/** Brings a database to the newest schema; the error carries what the migration said. */
export async function migrateInProcess(databaseUrl: string): Promise<void> {
  const script = join(import.meta.dirname, 'migrate-process.ts')
  const env = { ...process.env, DATABASE_URL: databaseUrl }
  await promisify(execFile)(process.execPath, [script], { env, timeout: MIGRATION_MS }).catch(
    (error: { stderr?: string; message: string }) => {
      throw new Error(`The migration failed:\n${error.stderr || error.message}`, { cause: error })
    },
  )
}
