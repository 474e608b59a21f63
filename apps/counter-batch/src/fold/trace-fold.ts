import type { PendingEntry } from '@matjip/redis-keys'
import type { FoldPorts } from '@matjip/relations'
import { parseTraceparent } from '@matjip/service-kit'
import type { OpenSpan, Tracing } from '@matjip/service-kit'

/**
 * Milliseconds after which the span of a click that is not claimed again ends: another batch was quicker to delete it from its
 * queue, and nobody tells this one. One that cannot be folded is claimed every second.
 */
const LEFT_MS = 60_000

/**
 * Shows in its own trace how long each click that is traced was in a fold: from the claim until SQS has deleted its message. One
 * that comes again, because a fold failed, goes on with the span that it has; one that does not come again, and was not deleted
 * here, ends with `left`.
 */
export function traceFold(ports: FoldPorts, tracing: Tracing | undefined, leftMs = LEFT_MS): FoldPorts {
  if (!tracing) return ports
  /** Who was not claimed for the longest time comes first. */
  const open = new Map<string, { span: OpenSpan; claimedAt: number }>()
  const note = ({ messageId, traceparent, operation: { kind } }: PendingEntry, claimedAt: number) => {
    if (traceparent === undefined) return
    const parent = parseTraceparent(traceparent)
    const span =
      open.get(messageId)?.span ?? tracing.begin('relations fold', { kind: 'consumer', parent, attributes: { kind } })
    open.delete(messageId)
    open.set(messageId, { span, claimedAt })
  }
  const endLeft = (now: number) => {
    for (const [messageId, { span, claimedAt }] of open) {
      if (now - claimedAt < leftMs) return
      open.delete(messageId)
      span.end({ left: true })
    }
  }
  return {
    ...ports,
    store: {
      ...ports.store,
      async claim(...order) {
        const claim = await ports.store.claim(...order)
        const now = performance.now()
        for (const entry of claim.entries) note(entry, now)
        endLeft(now)
        return claim
      },
    },
    log: {
      ...ports.log,
      async acknowledge(receipts) {
        const confirmed = await ports.log.acknowledge(receipts)
        for (const { messageId } of open.size === 0 ? [] : confirmed) {
          open.get(messageId)?.span.end()
          open.delete(messageId)
        }
        return confirmed
      },
    },
  }
}
