import { spawn } from 'node:child_process'
import { appendFileSync, closeSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { openLog } from './log-file.ts'

/** What is needed to start a process of the stack. */
export interface ChildSpec {
  name: string
  command: string
  args: readonly string[]
  /** The whole environment, not an addition to ours. */
  env?: Record<string, string | undefined>
  cwd?: string
  /** Both its outputs go there. */
  logFile: string
  /** What asks it to end. SIGTERM unless told otherwise. */
  stopSignal?: NodeJS.Signals
  uid?: number
  gid?: number
  /** Told of each line of its outputs, which go to the log all the same. */
  onLine?: (line: string) => void
}

/** How a process ended: its exit code, or the signal that ended it. */
export interface Exit {
  code: number | null
  signal: NodeJS.Signals | null
}

/** A running process of the stack, leader of its own process group. */
export interface Child {
  readonly name: string
  readonly pid: number
  readonly logFile: string
  readonly stopSignal: NodeJS.Signals
  readonly exited: Promise<Exit>
  isRunning(): boolean
  /** Asks it to end; after `graceMs` its whole group is killed. Resolves when it is gone, with whether it had to be killed. */
  stop(graceMs: number): Promise<'orderly' | 'killed'>
}

const living = new Set<Child>()
process.on('exit', () => {
  for (const child of living) killGroup(child.pid)
})

/**
 * Starts a process in its own group, so that a terminal's Ctrl-C reaches us alone and we decide the order of stopping.
 * Throws where the program cannot be started at all.
 */
export function startChild(spec: ChildSpec): Child {
  const log = openLog(spec.logFile)
  const started = spawn(spec.command, spec.args, {
    ...(spec.cwd === undefined ? {} : { cwd: spec.cwd }),
    ...(spec.uid === undefined ? {} : { uid: spec.uid }),
    ...(spec.gid === undefined ? {} : { gid: spec.gid }),
    env: spec.env ?? process.env,
    detached: true,
    stdio: spec.onLine ? ['ignore', 'pipe', 'pipe'] : ['ignore', log, log],
  })
  for (const stream of [started.stdout, started.stderr]) {
    if (stream && spec.onLine) createInterface({ input: stream }).on('line', (line) => noteLine(spec, line))
  }
  closeSync(log)
  // Reported below through the missing pid; without a listener Node would throw it out of band.
  started.on('error', () => undefined)
  const { pid } = started
  if (pid === undefined) throw new Error(`${spec.name}: ${spec.command} cannot be started`)
  let isRunning = true
  const exited = new Promise<Exit>((resolve) => {
    started.once('exit', () => {
      isRunning = false
      living.delete(child)
      // What it left in its group ends with it.
      killGroup(pid)
    })
    // After 'exit', when its outputs have ended too.
    started.once('close', (code, signal) => resolve({ code, signal }))
  })
  const child: Child = {
    name: spec.name,
    pid,
    logFile: spec.logFile,
    stopSignal: spec.stopSignal ?? 'SIGTERM',
    exited,
    isRunning: () => isRunning,
    stop: (graceMs) => stopChild(child, graceMs),
  }
  living.add(child)
  return child
}

function noteLine({ logFile, onLine }: ChildSpec, line: string): void {
  appendFileSync(logFile, `${line}\n`)
  onLine?.(line)
}

/** Kills every process of a group at once; a group that is gone is no error. */
export function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // Already gone.
  }
}

/** Kills every child of this process at once: the second Ctrl-C. */
export function killAllChildren(): void {
  for (const child of living) killGroup(child.pid)
}

async function stopChild(child: Child, graceMs: number): Promise<'orderly' | 'killed'> {
  if (!child.isRunning()) return 'orderly'
  let hadToKill = false
  const timer = setTimeout(() => {
    hadToKill = true
    killGroup(child.pid)
  }, graceMs)
  try {
    process.kill(child.pid, child.stopSignal)
  } catch {
    // It ended between the look and the signal.
  }
  await child.exited
  clearTimeout(timer)
  return hadToKill ? 'killed' : 'orderly'
}
