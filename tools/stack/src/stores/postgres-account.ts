import { spawnSync } from 'node:child_process'
import { chownSync, lstatSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Under which account Postgres runs, given as what to put before its command line or as ids. */
export interface Account {
  prefix: readonly string[]
  ids: { uid: number; gid: number } | undefined
}

/** The number of `nobody` on Linux. */
const NOBODY = 65_534
const UNSHARE = ['unshare', '--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`, '--']

/**
 * Postgres refuses to run as root, so as root we drop privileges: into a user namespace where we are nobody (files stay
 * root's), or, where namespaces are forbidden, to the account nobody, if it can reach the program and the folder.
 * @param folder the data folder, which exists
 */
export function chooseAccount(program: string, folder: string): Account {
  const ourselves = process.getuid?.()
  if (ourselves !== 0) return { prefix: [], ids: undefined }
  const [unshare = '', ...args] = UNSHARE
  if (spawnSync(unshare, [...args, program, '--version']).status === 0) {
    own(folder, 0, 0)
    return { prefix: UNSHARE, ids: undefined }
  }
  const ids = { uid: NOBODY, gid: NOBODY }
  own(folder, NOBODY, NOBODY)
  const canRun = spawnSync(program, ['--version'], ids).status === 0
  const canWrite = spawnSync('test', ['-w', folder], ids).status === 0
  if (canRun && canWrite) return { prefix: [], ids }
  const reason = canRun ? `write ${folder}` : `run ${program}`
  throw new Error(
    `Postgres does not run as root; \`unshare --user\` is forbidden here, and the account nobody cannot ${reason}. ` +
      'Run this as another user, from a folder that others may enter, or give DATABASE_URL.',
  )
}

/** Hands a folder over, if an earlier start left it to the other account. */
function own(folder: string, uid: number, gid: number): void {
  if (lstatSync(folder).uid === uid) return
  chownSync(folder, uid, gid)
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
    chownSync(join(folder, entry), uid, gid)
}
