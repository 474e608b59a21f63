import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { fetchDebianPackage, hasApt } from './debian-package.mjs'
import { ROOT } from './places.mjs'
import { writeWrapper } from './wrapper.mjs'

const NODE = join(ROOT, 'node_modules', '.bin', 'node')

/** Sees that the Node brought by npm starts; where libatomic is missing (Debian minbase), fetches it without root. */
export async function ensureProjectNode() {
  if (!existsSync(NODE))
    throw new Error(
      `npm brings no Node for ${process.platform}-${process.arch}: Linux and macOS on x64 or arm64 are served.`,
    )
  const first = tryNode()
  if (first === undefined) return
  if (!first.includes('libatomic') || !hasApt()) throw new Error(`The project's Node does not start:\n${first}`)
  const root = await fetchDebianPackage('libatomic1')
  const program = isScript()
    ? join(ROOT, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node')
    : realpathSync(NODE)
  writeWrapper({ script: NODE, program, root })
  const second = tryNode()
  if (second !== undefined) throw new Error(`The project's Node does not start, even with libatomic:\n${second}`)
}

/** @returns {string|undefined} why it does not start */
function tryNode() {
  const run = spawnSync(NODE, ['--version'], { encoding: 'utf8' })
  return run.status === 0 ? undefined : `${run.error?.message ?? ''}${run.stderr ?? ''}`
}

function isScript() {
  return readFileSync(NODE).subarray(0, 2).toString() === '#!'
}
