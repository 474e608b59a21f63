import { join } from 'node:path'

/** The repository's root. */
export const ROOT = join(import.meta.dirname, '../../..')
/** Where `./start` keeps its state unless told otherwise; ignored by git. */
export const STATE_DIR = join(ROOT, '.matjip')
/** State of tests and benches: one folder per run, deleted when the run ends. */
export const TEMPORARY_DIR = join(STATE_DIR, 'tmp')
/** Executables that the bootstrap fetched for this machine. */
export const FETCHED_BIN = join(STATE_DIR, 'fetched', 'bin')
/** Where bundles are written: `<app>/<entry>.js`. */
export const DIST_DIR = join(ROOT, 'dist')
/** Where the documentation site is built, as the gateway serves it. */
export const DOCS_DIR = join(DIST_DIR, 'docs')
