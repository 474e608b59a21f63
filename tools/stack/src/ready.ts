import type { Child } from './child.ts'
import { tailOf } from './log-file.ts'
import { until } from './until.ts'

/** Longest wait (ms) for a process to be ready: half a second is usual, the rest is for a busy machine. */
const READY_MS = 60_000

export interface WaitOptions {
  deadlineMs?: number
  /** Looked at all the while: what it throws ends the wait. */
  check?: () => void
}

/** Waits until a process answers 200 at `readyUrl`. Throws, with the end of its log, where it does not. */
export async function waitReady(child: Child, readyUrl: string, options: WaitOptions = {}): Promise<void> {
  let last = 'no answer'
  try {
    await until(`${child.name} becoming ready`, options.deadlineMs ?? READY_MS, async () => {
      options.check?.()
      if (!child.isRunning()) throw new Error(`${child.name} ended while starting`)
      last = await ask(readyUrl)
      return last === '200'
    })
  } catch (error) {
    options.check?.()
    throw new Error(`${(error as Error).message} (${readyUrl}: ${last})\n${tailOf(child.logFile)}`, { cause: error })
  }
}

async function ask(url: string): Promise<string> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(2000) })
    const body = await answer.text()
    return answer.status === 200 ? '200' : `${answer.status} ${body}`
  } catch {
    return 'no answer'
  }
}
