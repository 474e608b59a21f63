import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

export interface LogLine {
  msg: string
  address?: string
  [field: string]: unknown
}

const running = new Set<ChildProcess>()

/** Ends what a failed test has left running. */
export function killEntries(): void {
  for (const child of running) child.kill('SIGKILL')
}

/** Runs an entry of this app as a process of its own, and reads its log. */
export function runEntry(entry: string, env: NodeJS.ProcessEnv) {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../src', entry)], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  running.add(child)
  child.once('exit', () => running.delete(child))
  const lines: LogLine[] = []
  const reader = createInterface({ input: child.stdout })
  reader.on('line', (line) => lines.push(JSON.parse(line) as LogLine))
  const ended = once(child, 'exit').then(([code]) => code as number | null)
  return {
    lines,
    ended,
    /** Resolves with the first line that says `msg`. */
    async said(msg: string): Promise<LogLine> {
      for (;;) {
        const line = lines.find((one) => one.msg === msg)
        if (line) return line
        const outcome = await Promise.race([once(reader, 'line'), ended])
        if (!Array.isArray(outcome)) throw new Error(`ended with ${outcome} and never said "${msg}"`)
      }
    },
    /** As `kill -9`. */
    kill: () => child.kill('SIGKILL'),
    stop() {
      child.kill('SIGTERM')
      return ended
    },
  }
}
