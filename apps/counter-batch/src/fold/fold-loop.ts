import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from '@matjip/service-kit'
import type { Round } from './fold-round.ts'

/** Milliseconds of rest after a round that failed: a dead store is not hammered. */
const REST_MS = 1_000

export interface LoopOptions {
  round: () => Promise<Round>
  /** Milliseconds between rounds when there is little to do. */
  intervalMs: number
  logger: Logger
}

/** Folds round after round; stop() resolves when the running round has ended. */
export function startLoop({ round, intervalMs, logger }: LoopOptions): { stop(): Promise<void> } {
  const stopping = new AbortController()
  const rest = (ms: number) => sleep(ms, undefined, { signal: stopping.signal }).catch(() => {})

  const run = async () => {
    while (!stopping.signal.aborted) {
      try {
        const { more } = await round()
        if (!more) await rest(intervalMs)
      } catch (err) {
        logger.warn({ err }, 'a fold failed; what is pending is folded again')
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
