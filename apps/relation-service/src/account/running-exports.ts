import { ProblemError } from '@matjip/contracts'

/** Exports of a process at once: each has a page in memory, some 3 MB, for as long as its client takes. */
const MOST = 16
/** Seconds after which one that is refused may come again: a dead one is found out by then. */
const RETRY_S = 30

/** Counts the exports that are under way: one of each person, and a few of all. */
export function boundExports() {
  const running = new Set<number>()
  return {
    /** @returns what ends it @throws ProblemError rate-limited for a second of the same person, service-unavailable beyond the bound */
    begin(userId: number): () => void {
      if (running.has(userId)) throw new ProblemError('rate-limited', { retryAfterS: RETRY_S })
      if (running.size >= MOST) throw new ProblemError('service-unavailable', { retryAfterS: RETRY_S })
      running.add(userId)
      return () => void running.delete(userId)
    },
  }
}
