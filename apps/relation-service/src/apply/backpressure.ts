import { setTimeout as sleep } from 'node:timers/promises'

/** Milliseconds for which a count of what is pending is good enough: at 10,000 clicks a second it is wrong by 1,000 of 60,000. */
const FRESH_MS = 100

/**
 * Holds receivers back while too much is pending: with Postgres down, messages then wait in the queue, where they keep
 * for days, instead of in flight, where their receive counts would rise until they end in the dead-letter queue.
 * @param countPending operations applied and not yet folded; where it throws nothing is received either
 */
export function createBackpressure(countPending: () => Promise<number>, maxPending: number) {
  let counted: Promise<number> | undefined
  let countedAt = 0

  const pending = () => {
    if (!counted || Date.now() - countedAt > FRESH_MS) {
      counted = countPending()
      countedAt = Date.now()
    }
    return counted
  }

  /** Resolves when there is room, or when the signal aborts. */
  return async (signal: AbortSignal): Promise<void> => {
    while (!signal.aborted && (await pending()) >= maxPending)
      await sleep(FRESH_MS, undefined, { signal }).catch(() => {})
  }
}
