import { LRUCache } from 'lru-cache'

/**
 * Messages that are remembered at most, one or two megabytes. The one that has failed least lately is forgotten and is counted anew:
 * where more than these fail alone the fault is the code's, and no message is to blame.
 */
const MAX_REMEMBERED = 10_000

/**
 * How often each message has failed alone in this process. SQS's own count is no witness: it grows with each receive of an
 * outage, in which no message is at fault. A new process begins anew, and so gives every message the whole grace of its new code.
 */
export function createFailedAlone(max = MAX_REMEMBERED) {
  const failures = new LRUCache<string, number>({ max })
  return {
    /** @returns its failures, this one included */
    note(messageId: string): number {
      const count = (failures.get(messageId) ?? 0) + 1
      failures.set(messageId, count)
      return count
    },
    /** It was handled. */
    forget: (messageId: string): void => void failures.delete(messageId),
  }
}
