import { setTimeout as sleep } from 'node:timers/promises'
import type { Database } from '@matjip/db-schema'
import type { Send } from '@matjip/queue'
import type { Logger } from '@matjip/service-kit'
import { relayBatch } from './relay-batch.ts'
import type { RelayMetrics } from './relay-metrics.ts'

/** Milliseconds of rest after a batch that failed: a dead store is not hammered. */
const REST_MS = 500

export interface RelayOptions {
  pool: Database['pool']
  send: Send
  /** Rows of one transaction. */
  batch: number
  /** Milliseconds between looks at an empty outbox. */
  intervalMs: number
  metrics: RelayMetrics
  logger: Logger
}

/** Sends what comes into the outbox, batch after batch. stop() sends what is there by then, as far as the stores are well. */
export function startRelay({ pool, send, batch, intervalMs, metrics, logger }: RelayOptions): {
  stop(): Promise<void>
} {
  const stopping = new AbortController()
  const rest = (ms: number) => sleep(ms, undefined, { signal: stopping.signal }).catch(() => {})

  const run = async () => {
    for (;;) {
      // A look that began before may have been too early for what was written by then.
      const isLast = stopping.signal.aborted
      try {
        const { rows, messages, oldestMs } = await relayBatch(pool, send, batch)
        metrics.relayed.inc(rows)
        metrics.messages.inc(messages)
        metrics.lag.set(rows === 0 ? 0 : Math.max(0, Date.now() - oldestMs) / 1000)
        // A full batch says that there is more.
        if (rows === batch) continue
        if (isLast) return
        await rest(intervalMs)
      } catch (err) {
        metrics.failures.inc()
        logger.warn({ err }, 'could not send events; they stay in the outbox')
        if (isLast) return
        await rest(REST_MS)
      }
    }
  }
  const running = run()
  return {
    async stop() {
      stopping.abort()
      await running
    },
  }
}
