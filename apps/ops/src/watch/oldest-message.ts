import type { QueueDepth } from '@matjip/queue'

/** What is known of the head of a queue. */
export interface KnownHead {
  /** Milliseconds since 1970 at which its oldest message was sent; null where the look brought none. */
  oldestMs: number | null
  /** Milliseconds since 1970. */
  lookedAt: number
  /** How the queue was then. */
  depth: QueueDepth
}

/** Milliseconds between two looks at the head of one queue. */
const REST_MS = 15_000

/**
 * Whether the head of a queue must be looked at. A look is a receive, and a message is given up after a thousand of
 * those: a queue that stands still, as in an outage that lasts for days, is looked at once. Its oldest message stays the
 * oldest, and only grows older.
 */
export function mustLook(known: KnownHead | undefined, depth: QueueDepth, now: number): boolean {
  if (depth.visible === 0) return false
  if (!known) return true
  if (now - known.lookedAt < REST_MS) return false
  const hasMoved = depth.visible < known.depth.visible || depth.inFlight > 0 || known.depth.inFlight > 0
  return hasMoved || known.oldestMs === null
}
