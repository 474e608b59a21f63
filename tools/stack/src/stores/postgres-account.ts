import { spawnSync } from 'node:child_process'
import { chownSync, lstatSync, readdirSync } from 'node:fs'
import { userInfo } from 'node:os'
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
 * A number without an account is given nobody's name in the same way.
 * @param folder the data folder, which exists
 */
export function chooseAccount(program: string, folder: string): Account {
  const ourselves = process.getuid?.()
  if (ourselves !== 0 && hasName()) return { prefix: [], ids: undefined }
  const [unshare = '', ...args] = UNSHARE
  if (spawnSync(unshare, [...args, program, '--version']).status === 0) {
    if (ourselves === 0) own(folder, 0, 0)
    return { prefix: UNSHARE, ids: undefined }
  }
  if (ourselves !== 0) throw new Error(`initdb needs an account with a name, and number ${ourselves} has none.`)
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

/** Whether our number is in the list of accounts: in a container it may not be, and initdb asks for the name. */
function hasName(): boolean {
  try {
    return userInfo().username !== ''
  } catch {
    return false
  }
}

/** Hands a folder over, if an earlier start left it to the other account. */
function own(folder: string, uid: number, gid: number): void {
  if (lstatSync(folder).uid === uid) return
  chownSync(folder, uid, gid)
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
    chownSync(join(folder, entry), uid, gid)
}
