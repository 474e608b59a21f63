import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The repository's root. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../../..')
/** What was fetched for this machine (Redis, libatomic). `--fresh` keeps it; `npm ci` cannot delete it. */
export const FETCHED = join(ROOT, '.matjip', 'fetched')
/** Executables made from what was fetched. */
export const FETCHED_BIN = join(FETCHED, 'bin')
/** Log of what the bootstrap downloaded. */
export const LOGS = join(ROOT, '.matjip', 'logs')
