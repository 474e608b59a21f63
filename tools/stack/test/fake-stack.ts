import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { isAlive } from '../src/identity.ts'
import { readRun } from '../src/run-file.ts'
import { until } from '../src/until.ts'

/** One `./start` of the small product. */
export interface FakeStart {
  process: ChildProcess
  /** All that it printed so far. */
  output(): string
  /** Resolves with the first match. */
  says(pattern: RegExp): Promise<RegExpExecArray>
  exited: Promise<{ code: number | null; signal: NodeJS.Signals | null }>
}

/** A folder in which the small product can be started, again and again. */
export interface FakeFolder {
  stateDir: string
  start(args?: readonly string[], env?: Record<string, string>): FakeStart
  /** What the processes noted, in order. */
  notes(): string[]
  /** Names of recorded processes that live. */
  living(): string[]
}

/** Longest that a boot on a busy machine may take (ms). */
const BOOT_MS = 25_000

/** Makes such a folder; kills what a failed test leaves. */
export function fakeFolder(): FakeFolder {
  const folder = mkdtempSync(join(tmpdir(), 'matjip-stack-'))
  const stateDir = join(folder, 'state')
  const notesFile = join(folder, 'notes')
  const recorded = new Map<number, { name: string; identity: string }>()
  const remember = () => {
    for (const { pid, name, identity } of readRun(stateDir)?.children ?? []) recorded.set(pid, { name, identity })
  }
  const living = () => {
    remember()
    return [...recorded].flatMap(([pid, { name, identity }]) => (isAlive(pid, identity) ? [name] : []))
  }
  const started: FakeStart[] = []
  onTestFinished(() => {
    living()
    for (const { process } of started) process.kill('SIGKILL')
    for (const [pid, { identity }] of recorded) if (isAlive(pid, identity)) process.kill(-pid, 'SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  })
  return {
    stateDir,
    living,
    notes: () => (existsSync(notesFile) ? readFileSync(notesFile, 'utf8').trim().split('\n') : []),
    start(args = [], env = {}) {
      const command = [join(import.meta.dirname, 'fake-start.ts'), '--state', stateDir, '--empty', ...args]
      const child = spawn(process.execPath, command, {
        env: { ...process.env, FAKE_NOTES: notesFile, FAKE_OUTDIR: join(folder, 'dist'), ...env },
      })
      let text = ''
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (text += chunk))
      const start: FakeStart = {
        process: child,
        output: () => text,
        async says(pattern) {
          await until(String(pattern), BOOT_MS, () => {
            if (child.exitCode !== null && !pattern.test(text)) throw new Error(`it ended without ${pattern}:\n${text}`)
            return pattern.test(text)
          })
          remember()
          return pattern.exec(text) as RegExpExecArray
        },
        exited: new Promise((resolve) => child.once('close', (code, signal) => resolve({ code, signal }))),
      }
      started.push(start)
      return start
    },
  }
}
