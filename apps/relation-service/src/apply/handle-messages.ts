import type { Poison, ReceivedMessage } from '@matjip/queue'
import { applyDeliveries } from '@matjip/relations'
import type { OverlayStore } from '@matjip/relations'
import type { PendingEntry } from '@matjip/redis-keys'
import type { ApplyMetrics } from './apply-metrics.ts'
import { groupCalls } from './group-calls.ts'
import { parseMessage } from './parse-message.ts'

export interface HandleDeps {
  store: Pick<OverlayStore, 'apply' | 'shards'>
  /** Resolves when the quarantine has confirmed the message. */
  quarantine: (poison: Poison) => Promise<void>
  /** Deletes from the queue. */
  remove: (messages: readonly ReceivedMessage[]) => Promise<unknown>
  metrics: ApplyMetrics
  /** Milliseconds since 1970. */
  now?: () => number
}

/**
 * Handles deliveries: clicks are applied in Redis and stay in flight, for whoever has them in Postgres deletes them; poison
 * goes to quarantine and is deleted once it is there. @throws where something failed: all that is not deleted comes again
 */
export function createHandler({ store, quarantine, remove, metrics, now = Date.now }: HandleDeps) {
  const apply = groupCalls<PendingEntry>(async (entries) => {
    const { applied } = await applyDeliveries(store, entries)
    metrics.applied.inc({ outcome: 'changed' }, applied)
    metrics.applied.inc({ outcome: 'unchanged' }, entries.length - applied)
    const appliedAt = now()
    for (const { operation } of entries) metrics.lag.observe(Math.max(0, appliedAt / 1e3 - operation.version / 1e6))
  })

  const isolate = async (message: ReceivedMessage, reason: string, detail: string) => {
    await quarantine({ messageId: message.messageId, body: message.body, reason, detail })
    metrics.poison.inc({ reason })
    await remove([message])
  }

  return async (messages: readonly ReceivedMessage[]): Promise<void> => {
    const entries: PendingEntry[] = []
    const tasks: Promise<unknown>[] = []
    for (const message of messages) {
      const parsed = parseMessage(message.body, now())
      if ('operation' in parsed) entries.push({ ...message, operation: parsed.operation })
      else tasks.push(isolate(message, parsed.reason, parsed.detail))
    }
    if (entries.length > 0) tasks.push(apply(entries))
    const failure = (await Promise.allSettled(tasks)).find(({ status }) => status === 'rejected')
    if (failure?.status === 'rejected') throw failure.reason
  }
}
