import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { launchPostgres, query, SUPERUSER } from './launch-postgres.ts'
import { type Account, chooseAccount } from './postgres-account.ts'
import { findPostgres, type PostgresBinaries } from './postgres-binaries.ts'
import type { Store, StorePlace } from './store.ts'

/** Server settings by name, as in postgresql.conf. */
export type PostgresSettings = Readonly<Record<string, string | number | boolean>>

/** For stores that are thrown away: a crash of the machine may lose them, and nothing waits for the disk. */
export const THROW_AWAY: PostgresSettings = { fsync: false, synchronous_commit: false, full_page_writes: false }

const DATABASE = 'matjip'

/** Starts Postgres on a free loopback port with a database `matjip`, making its cluster first where there is none. */
export async function startPostgres(place: StorePlace, settings: PostgresSettings = {}): Promise<Store> {
  const folder = join(place.stateDir, 'postgres')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (!existsSync(join(folder, 'PG_VERSION'))) {
    const binaries = findPostgres()
    makeCluster(binaries, chooseAccount(binaries.postgres, folder), folder)
  }
  const store = await launchPostgres(place, 'postgres', settings)
  await createDatabase(store.url)
  return { ...store, url: store.url.replace(/postgres$/, DATABASE) }
}

function makeCluster({ initdb }: PostgresBinaries, account: Account, folder: string): void {
  // C.UTF-8: the same order and the same letters everywhere. Plain C would not know Hangul as letters (pg_trgm).
  const options = ['--auth=trust', '--encoding=UTF8', `--locale=${systemLocale()}`, '--no-sync', '--no-instructions']
  const [command = '', ...args] = [...account.prefix, initdb, '-D', folder, '-U', SUPERUSER, ...options]
  const run = spawnSync(command, args, { encoding: 'utf8', ...account.ids })
  if (run.status !== 0) throw new Error(`initdb failed: ${run.error?.message ?? `${run.stdout}${run.stderr}`.trim()}`)
}

/** macOS had no C.UTF-8 for long. */
function systemLocale(): string {
  return process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8'
}

async function createDatabase(url: string): Promise<void> {
  const { rowCount } = await query(url, `select 1 from pg_database where datname = '${DATABASE}'`)
  if (rowCount === 0) await query(url, `create database ${DATABASE}`)
}
