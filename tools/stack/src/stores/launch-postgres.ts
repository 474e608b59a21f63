import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { freePort } from '../free-port.ts'
import { chooseAccount } from './postgres-account.ts'
import { findPostgres } from './postgres-binaries.ts'
import type { PostgresSettings } from './postgres.ts'
import { type Store, type StorePlace, startStore } from './store.ts'

export const SUPERUSER = 'matjip'

const ALWAYS: PostgresSettings = {
  listen_addresses: '127.0.0.1',
  // No socket file: its path would be too long for the kernel in a deep folder.
  unix_socket_directories: '',
  // Ten processes with pools of ten, a test run's files and a person's psql beside them.
  max_connections: 200,
  timezone: 'UTC',
  log_timezone: 'UTC',
}

/**
 * Starts Postgres on the data folder of that name, which has been made, on a free loopback port.
 * @returns with the URL of its database `postgres`
 */
export async function launchPostgres(place: StorePlace, name: string, settings: PostgresSettings): Promise<Store> {
  const folder = join(place.stateDir, name)
  const versionFile = join(folder, 'PG_VERSION')
  const binaries = findPostgres(existsSync(versionFile) ? Number(readFileSync(versionFile, 'utf8')) : undefined)
  const account = chooseAccount(binaries.postgres, folder)
  const port = await freePort()
  const url = `postgres://${SUPERUSER}@127.0.0.1:${port}/postgres`
  const flags = Object.entries({ ...ALWAYS, ...settings, port }).flatMap(([key, value]) => ['-c', `${key}=${value}`])
  const [command = '', ...args] = [...account.prefix, binaries.postgres, '-D', folder, ...flags]
  const child = await startStore(
    place.run,
    {
      name,
      command,
      args,
      logFile: join(place.logDir, `${name}.log`),
      // SIGTERM would wait for every client to leave; SIGINT disconnects them and shuts down in order.
      stopSignal: 'SIGINT',
      ...account.ids,
    },
    () => answers(url),
  )
  return { child, url }
}

async function answers(url: string): Promise<boolean> {
  try {
    await query(url, 'select 1')
    return true
  } catch {
    return false
  }
}

/** One statement on a connection of its own. */
export async function query(url: string, sql: string): Promise<pg.QueryResult> {
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
