import type { PendingEntry } from '@matjip/redis-keys'
import type { FoldPorts } from '@matjip/relations'
import { parseTraceparent } from '@matjip/service-kit'
import type { OpenSpan, Tracing } from '@matjip/service-kit'

/**
 * Shows in its own trace how long each click that is traced was in a fold: from the claim until SQS has deleted its message. One
 * that comes again, because a fold failed, goes on with the span that it has.
 */
export function traceFold(ports: FoldPorts, tracing: Tracing | undefined): FoldPorts {
  if (!tracing) return ports
  const spans = new Map<string, OpenSpan>()
  const begin = ({ messageId, traceparent, operation: { kind } }: PendingEntry) => {
    if (traceparent === undefined || spans.has(messageId)) return
    const parent = parseTraceparent(traceparent)
    spans.set(messageId, tracing.begin('relations fold', { kind: 'consumer', parent, attributes: { kind } }))
  }
  return {
    ...ports,
    store: {
      ...ports.store,
      async claim(...order) {
        const claim = await ports.store.claim(...order)
        claim.entries.forEach(begin)
        return claim
      },
    },
    log: {
      ...ports.log,
      async acknowledge(receipts) {
        const confirmed = await ports.log.acknowledge(receipts)
        for (const { messageId } of spans.size === 0 ? [] : confirmed) {
          spans.get(messageId)?.end()
          spans.delete(messageId)
        }
        return confirmed
      },
    },
  }
}
