import type { Delivery } from '@matjip/relations'
import { parseTraceparent } from '@matjip/service-kit'
import type { OpenSpan, Tracing } from '@matjip/service-kit'

/** What tells of deliveries in traces: each in the trace of its request, though many are applied together. */
export interface DeliveryTraces {
  /** Begins a span for each that is traced. @returns the deliveries, with the spans as whose children they go on */
  received<D extends Delivery>(deliveries: readonly D[]): readonly D[]
  /** Ends theirs. @param error why they come again, where they do */
  ended(deliveries: readonly Pick<Delivery, 'messageId'>[], error?: unknown): void
}

/** Without tracing both do nothing. */
export function traceDeliveries(tracing: Tracing | undefined): DeliveryTraces {
  if (!tracing) return { received: (deliveries) => deliveries, ended: () => {} }
  const spans = new Map<string, OpenSpan>()
  return {
    received: (deliveries) =>
      deliveries.map((delivery) => {
        if (delivery.traceparent === undefined) return delivery
        const { messageId, receiveCount } = delivery
        const attributes = { 'messaging.system': 'aws_sqs', 'messaging.message.id': messageId, receiveCount }
        const parent = parseTraceparent(delivery.traceparent)
        const span = tracing.begin('relations apply', { kind: 'consumer', parent, attributes })
        spans.set(messageId, span)
        return span.traceparent === undefined ? delivery : { ...delivery, traceparent: span.traceparent }
      }),
    ended(deliveries, error) {
      if (spans.size === 0) return
      for (const { messageId } of deliveries) {
        spans.get(messageId)?.end({}, error)
        spans.delete(messageId)
      }
    },
  }
}
