import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { freePort } from '../free-port.ts'
import { type Account, chooseAccount } from './postgres-account.ts'
import { findPostgres, type PostgresBinaries } from './postgres-binaries.ts'
import { type Store, type StorePlace, startStore } from './store.ts'

/** Server settings by name, as in postgresql.conf. */
export type PostgresSettings = Readonly<Record<string, string | number | boolean>>

/** For stores that are thrown away: a crash of the machine may lose them, and nothing waits for the disk. */
export const THROW_AWAY: PostgresSettings = { fsync: false, synchronous_commit: false, full_page_writes: false }

const SUPERUSER = 'matjip'
const DATABASE = 'matjip'

const ALWAYS: PostgresSettings = {
  listen_addresses: '127.0.0.1',
  // No socket file: its path would be too long for the kernel in a deep folder.
  unix_socket_directories: '',
  // Ten processes with pools of ten, a test run's files and a person's psql beside them.
  max_connections: 200,
  timezone: 'UTC',
  log_timezone: 'UTC',
}

/** Starts Postgres on a free loopback port with a database `matjip`, making its cluster first where there is none. */
export async function startPostgres(place: StorePlace, settings: PostgresSettings = {}): Promise<Store> {
  const folder = join(place.stateDir, 'postgres')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const versionFile = join(folder, 'PG_VERSION')
  const isMade = existsSync(versionFile)
  const binaries = findPostgres(isMade ? Number(readFileSync(versionFile, 'utf8')) : undefined)
  const account = chooseAccount(binaries.postgres, folder)
  if (!isMade) makeCluster(binaries, account, folder)
  const port = await freePort()
  const url = `postgres://${SUPERUSER}@127.0.0.1:${port}/postgres`
  const flags = Object.entries({ ...ALWAYS, ...settings, port }).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const [command = '', ...args] = [...account.prefix, binaries.postgres, '-D', folder, ...flags]
  const child = await startStore(
    place.run,
    {
      name: 'postgres',
      command,
      args,
      logFile: join(place.logDir, 'postgres.log'),
      // SIGTERM would wait for every client to leave; SIGINT disconnects them and shuts down in order.
      stopSignal: 'SIGINT',
      ...account.ids,
    },
    () => answers(url),
  )
  await createDatabase(url)
  return { child, url: url.replace(/postgres$/, DATABASE) }
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

async function answers(url: string): Promise<boolean> {
  try {
    await query(url, 'select 1')
    return true
  } catch {
    return false
  }
}

async function createDatabase(url: string): Promise<void> {
  const { rowCount } = await query(url, `select 1 from pg_database where datname = '${DATABASE}'`)
  if (rowCount === 0) await query(url, `create database ${DATABASE}`)
}

async function query(url: string, sql: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url })
  // A server that ends while we are connected reports it here too; the query's own error says enough.
  client.on('error', () => undefined)
  try {
    await client.connect()
    return await client.query(sql)
  } finally {
    await client.end().catch(() => undefined)
  }
}
