import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from '@matjip/service-kit'
import type { RefreshMetrics } from './refresh-metrics.ts'
import type { RefreshReport } from './refresh-round.ts'

export interface RefreshingOptions {
  refresh: (now: number) => Promise<RefreshReport | null>
  /** Milliseconds between the end of a refresh and the next. */
  intervalMs: number
  logger: Logger
  metrics: RefreshMetrics
}

/** A refresh may take a tenth of a core's time: one that took long rests the longer. */
const REST_PER_WORK = 10

/** Refreshes now and then, until stop(), which resolves when the running refresh has ended. A failed one is done again. */
export function startRefreshing({ refresh, intervalMs, logger, metrics }: RefreshingOptions): {
  stop(): Promise<void>
} {
  const stopping = new AbortController()
  const { signal } = stopping
  const runAll = async () => {
    while (!signal.aborted) {
      const started = performance.now()
      try {
        const report = await refresh(Date.now())
        const seconds = (performance.now() - started) / 1000
        if (report) {
          metrics.duration.observe(seconds)
          metrics.refreshedAt.setToCurrentTime()
          logger.debug({ ...report, seconds }, 'refreshed trends')
        }
      } catch (err) {
        metrics.failures.inc()
        logger.warn({ err }, 'refreshing trends failed; it is tried again')
      }
      const rest = Math.max(intervalMs, (performance.now() - started) * REST_PER_WORK)
      await sleep(rest, undefined, { signal }).catch(() => {})
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
