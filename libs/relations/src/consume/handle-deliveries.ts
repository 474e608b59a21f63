import type { PendingEntry } from '@matjip/redis-keys'
import { applyDeliveries } from '../apply-deliveries.ts'
import type { OverlayStore } from '../ports.ts'
import { groupCalls } from './group-calls.ts'
import { parseMessage } from './parse-message.ts'

/** One delivery of a message. */
export interface Delivery {
  messageId: string
  receiptHandle: string
  body: string
  receiveCount: number
}

/** A message that can not be handled, and why. */
export interface PoisonDelivery {
  messageId: string
  body: string
  /** A word for machines, such as `not-a-relation`. */
  reason: string
  detail: string
}

export interface HandlePorts {
  store: Pick<OverlayStore, 'apply' | 'shards'>
  /** Resolves when the quarantine has confirmed the message. */
  quarantine: (poison: PoisonDelivery) => Promise<void>
  /** Deletes from the queue. */
  remove: (deliveries: readonly Delivery[]) => Promise<unknown>
  /** Told of what was applied, and how many of it changed what readers see. */
  onApplied?: (entries: readonly PendingEntry[], changed: number) => void
  /** Told of each message that went to quarantine. */
  onPoison?: (reason: string) => void
  /** Milliseconds since 1970. */
  now?: () => number
}

/**
 * Handles deliveries: clicks are applied in Redis and stay in flight, for whoever has them in Postgres deletes them; poison
 * goes to quarantine and is deleted once it is there. @throws where something failed: all that is not deleted comes again
 */
export function createHandler({ store, quarantine, remove, onApplied, onPoison, now = Date.now }: HandlePorts) {
  const apply = groupCalls<PendingEntry>(async (entries) => {
    const { applied } = await applyDeliveries(store, entries)
    onApplied?.(entries, applied)
  })

  const isolate = async (delivery: Delivery, reason: string, detail: string) => {
    await quarantine({ messageId: delivery.messageId, body: delivery.body, reason, detail })
    onPoison?.(reason)
    await remove([delivery])
  }

  return async (deliveries: readonly Delivery[]): Promise<void> => {
    const entries: PendingEntry[] = []
    const tasks: Promise<unknown>[] = []
    for (const delivery of deliveries) {
      const { messageId, receiptHandle, receiveCount, body } = delivery
      const parsed = parseMessage(body, now())
      if ('operation' in parsed) entries.push({ messageId, receiptHandle, receiveCount, operation: parsed.operation })
      else tasks.push(isolate(delivery, parsed.reason, parsed.detail))
    }
    if (entries.length > 0) tasks.push(apply(entries))
    const failure = (await Promise.allSettled(tasks)).find(({ status }) => status === 'rejected')
    if (failure?.status === 'rejected') throw failure.reason
  }
}
