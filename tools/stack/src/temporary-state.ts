import { chmodSync, mkdtempSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { identityOf } from './identity.ts'
import { endLeftovers } from './leftovers.ts'
import { TEMPORARY_DIR } from './places.ts'
import { readRun } from './run-file.ts'

/**
 * A new state folder for a test or bench. First sweeps those of runs that were killed: ends their processes, deletes
 * their folders. A folder's name starts with its owner's process number.
 */
export async function temporaryStateDir(): Promise<string> {
  mkdirSync(TEMPORARY_DIR, { recursive: true })
  for (const name of readdirSync(TEMPORARY_DIR)) {
    if (identityOf(Number.parseInt(name, 10)) !== undefined) continue
    const folder = join(TEMPORARY_DIR, name)
    await endLeftovers(readRun(folder)?.children ?? [])
    rmSync(folder, { recursive: true, force: true })
  }
  const folder = mkdtempSync(join(TEMPORARY_DIR, `${process.pid}-`))
  // Postgres may run as another account than ours, which has to pass through.
  chmodSync(folder, 0o711)
  return folder
}
