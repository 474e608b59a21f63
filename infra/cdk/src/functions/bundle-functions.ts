import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { FUNCTIONS_DIR } from './function-stack.ts'
import { functionTable } from './function-table.ts'

const ROOT = join(import.meta.dirname, '../../../..')
/** What a function starts with: it fetches Postgres' password, then loads the process. */
const ENTRY = join(import.meta.dirname, 'entry.mjs')

/** Makes each function's folder, by the same bundling as of all processes. */
export function bundleFunctions(): void {
  rmSync(FUNCTIONS_DIR, { recursive: true, force: true })
  for (const { app, entry } of functionTable) {
    execFileSync(process.execPath, [join(ROOT, 'tools/stack/src/bundle.ts'), app], { stdio: 'inherit' })
    const folder = join(FUNCTIONS_DIR, `${app}-${entry}`)
    mkdirSync(folder, { recursive: true })
    cpSync(join(ROOT, 'dist', app, `${entry}.js`), join(folder, 'process.mjs'))
    cpSync(ENTRY, join(folder, 'index.mjs'))
  }
}
