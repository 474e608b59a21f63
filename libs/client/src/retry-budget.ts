/** Retries that may follow at once: enough for a fail-over of a page that loads a dozen things. */
const FULL = 10
/** What each success gives back: when everything fails, at most one request in ten is a retry, whatever the number of clients. */
const REFUND = 0.1

/** Bounds the retries of a client, so that an outage is not met with a multiple of its load. */
export interface RetryBudget {
  /** Takes one retry out; false where none is left. */
  take(): boolean
  succeeded(): void
}

export function createRetryBudget(): RetryBudget {
  let left = FULL
  return {
    take() {
      if (left < 1) return false
      left -= 1
      return true
    },
    succeeded() {
      left = Math.min(FULL, left + REFUND)
    },
  }
}
