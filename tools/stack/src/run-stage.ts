import { spawn } from 'node:child_process'
import { delimiter, join } from 'node:path'
import { type Counts, readCounts, readFailures } from './counts.ts'
import { ROOT } from './places.ts'
import type { Stage } from './test-stages.ts'

/** How a stage ended. */
export interface StageResult {
  stage: Stage
  counts: Counts
  /** Tests that failed, by name. */
  failures: string[]
  seconds: number
}

/** Runs a stage, showing what it prints. A stage that fails without failed tests of its own counts as one failure. */
export async function runStage(stage: Stage, root: string = ROOT): Promise<StageResult> {
  const began = performance.now()
  const { code, output } = await run(stage, root)
  const seconds = (performance.now() - began) / 1000
  return { stage, counts: countsOf(code, output), failures: readFailures(output), seconds }
}

/** What a stage with this exit code and output adds to the sum. */
export function countsOf(code: number, output: string): Counts {
  const printed = readCounts(output)
  if (!printed) return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 }
  return code !== 0 && printed.failed === 0 ? { ...printed, failed: 1 } : printed
}

async function run({ command, args }: Stage, root: string): Promise<{ code: number; output: string }> {
  const bin = join(root, 'node_modules', '.bin')
  const env = {
    ...process.env,
    PATH: `${bin}${delimiter}${process.env.PATH ?? ''}`,
    // A daemon would outlive the run, and its graph may be older than the tree.
    NX_DAEMON: 'false',
    ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}),
  }
  const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk
    process.stdout.write(chunk)
  })
  child.stderr.on('data', (chunk: Buffer) => process.stderr.write(chunk))
  const forward = (signal: NodeJS.Signals) => child.kill(signal)
  process.on('SIGTERM', forward)
  const code = await new Promise<number>((resolve) => {
    child.once('error', (error) => {
      console.error(`${command} cannot be started: ${error.message}`)
      resolve(1)
    })
    child.once('close', (status) => resolve(status ?? 1))
  })
  process.off('SIGTERM', forward)
  return { code, output }
}
