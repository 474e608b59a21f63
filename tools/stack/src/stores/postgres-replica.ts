import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { launchPostgres } from './launch-postgres.ts'
import type { PostgresSettings } from './postgres.ts'
import type { Store, StorePlace } from './store.ts'

/** What belongs to the running primary alone, or is made anew. */
const NOT_COPIED = new Set(['postmaster.pid', 'postmaster.opts', 'pg_wal', 'pg_replslot', 'standby.signal'])
/** Folders whose content is not copied, but which must be there. */
const EMPTY = ['pg_wal/archive_status', 'pg_wal/summaries', 'pg_replslot']

export interface ReplicaPlace extends StorePlace {
  /** Of the primary, as its superuser, which may be in use. */
  primaryUrl: string
  /** Its data folder, which is read. */
  primaryFolder: string
}

/**
 * Starts a streaming replica of a running Postgres, from a copy that is taken as `pg_basebackup` takes it (which the embedded
 * Postgres does not bring), and waits until it answers. It has a slot of its own at the primary, which keeps what it has yet to read.
 * @param name of its folder and log, and of its slot
 */
export async function startPostgresReplica(
  { primaryUrl, primaryFolder, ...place }: ReplicaPlace,
  name: string,
  settings: PostgresSettings = {},
): Promise<Store> {
  const folder = join(place.stateDir, name)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const slot = name.replaceAll('-', '_')
  const client = new pg.Client({ connectionString: primaryUrl })
  await client.connect()
  try {
    // The backup is of this session; the slot holds the log from here on.
    await client.query('select pg_create_physical_replication_slot($1, true)', [slot])
    await client.query('select pg_backup_start($1, true)', [name])
    copyTree(primaryFolder, folder)
    const { rows } = await client.query<{ labelfile: string }>('select labelfile from pg_backup_stop(false)')
    writeFileSync(join(folder, 'backup_label'), rows[0]?.labelfile ?? '')
  } finally {
    await client.end()
  }
  for (const path of EMPTY) mkdirSync(join(folder, path), { recursive: true, mode: 0o700 })
  writeFileSync(join(folder, 'standby.signal'), '')
  const { hostname, port, username } = new URL(primaryUrl)
  return launchPostgres(place, name, {
    ...settings,
    primary_conninfo: `host=${hostname} port=${port} user=${username} application_name=${slot}`,
    primary_slot_name: slot,
    hot_standby: true,
  })
}

/** Copies what is there: a running Postgres deletes files meanwhile, and its log says so. */
function copyTree(from: string, to: string): void {
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    if (NOT_COPIED.has(entry.name)) continue
    const [source, target] = [join(from, entry.name), join(to, entry.name)]
    if (entry.isDirectory()) {
      mkdirSync(target, { recursive: true, mode: 0o700 })
      copyTree(source, target)
    } else if (entry.isFile()) copyIfThere(source, target)
  }
}

function copyIfThere(source: string, target: string): void {
  try {
    copyFileSync(source, target)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
}
