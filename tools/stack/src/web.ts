import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { DIST_DIR, ROOT } from './places.ts'

/** Where the web app is built, as the gateway serves it. */
export const WEB_DIR = join(DIST_DIR, 'web')
/** All that the build reads. The lock stands for the libraries. */
const INPUTS = ['apps/web', 'libs/client/src', 'libs/hashtags/src', 'package-lock.json', 'tsconfig.base.json']
/** Says of what the folder was built; no page asks for it, and the gateway serves no such file. */
const MARK = 'built-from'

/**
 * Builds the web app, unless it has been built from the same content already. Vite runs as a process of its own: nothing of
 * it stays in the supervisor.
 * @throws Error with what Vite says
 */
export async function buildWeb(outdir = WEB_DIR): Promise<void> {
  const content = contentOf(INPUTS)
  if (existsSync(join(outdir, MARK)) && readFileSync(join(outdir, MARK), 'utf8') === content) return
  // Beside its place, then moved: another stack of this folder never sees half of it.
  const fresh = `${outdir}.${process.pid}`
  const args = ['node_modules/vite/bin/vite.js', 'build', 'apps/web', '--outDir', fresh, '--emptyOutDir']
  const vite = spawn(process.execPath, [...args, '--logLevel', 'warn'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const exited = new Promise<number | null>((resolve) => vite.once('close', resolve))
  const [code, output, errors] = await Promise.all([exited, text(vite.stdout), text(vite.stderr)])
  if (code !== 0) throw new Error(`Building the web app failed:\n${output}${errors}`)
  writeFileSync(join(fresh, MARK), content)
  rmSync(outdir, { recursive: true, force: true })
  renameSync(fresh, outdir)
}

/** One hash of files and folders, names included. */
function contentOf(inputs: readonly string[]): string {
  const hash = createHash('sha256')
  for (const file of inputs.flatMap(filesOf))
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(ROOT, file)))
      .update('\0')
  return hash.digest('hex')
}

function filesOf(input: string): string[] {
  const entries = input.includes('.') ? undefined : readdirSync(join(ROOT, input), { withFileTypes: true })
  if (entries === undefined) return [input]
  return entries
    .filter(({ name }) => !['dist', 'node_modules'].includes(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesOf(`${input}/${entry.name}`) : [`${input}/${entry.name}`]))
}

if (import.meta.main) await buildWeb()
