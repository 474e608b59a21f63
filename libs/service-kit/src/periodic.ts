import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from './logger.ts'

export interface PeriodicOptions {
  /** What it does, for the log. */
  what: string
  /** Stops between two pieces of work when the signal aborts. */
  run: (signal: AbortSignal) => Promise<unknown>
  /** Milliseconds of rest between the end of one run and the start of the next. */
  intervalMs: number
  logger: Logger
}

/** Does a piece of work now and then, beside the fold; one that fails is done again. stop() resolves when the running one has ended. */
export function startPeriodic({ what, run, intervalMs, logger }: PeriodicOptions): { stop(): Promise<void> } {
  const stopping = new AbortController()
  const { signal } = stopping
  const runAll = async () => {
    while (!signal.aborted) {
      await run(signal).catch((err: unknown) => logger.warn({ err }, `${what} failed; it is tried again`))
      await sleep(intervalMs, undefined, { signal }).catch(() => {})
    }
  }
  const running = runAll()
  return {
    async stop() {
      stopping.abort()
      await running
    },
  }
}
