import type { Poison } from '@matjip/queue'
import type { PendingEntry } from '@matjip/redis-keys'
import { commitExactly, parseMessage } from '@matjip/relations'
import type { Delivery, OverlayStore, RelationRecord } from '@matjip/relations'
import type { ShowDeps } from './show-committed.ts'
import { clocksOf, showCommitted } from './show-committed.ts'
import { deliveriesOf } from './sqs-event.ts'
import type { SqsBatchResponse } from './sqs-event.ts'

export interface LambdaDeps extends ShowDeps {
  store: OverlayStore
  record: RelationRecord
  /** Resolves when the quarantine has confirmed the message. */
  quarantine: (poison: Poison) => Promise<void>
  /** Told of each message that is not done. */
  onFailure: (delivery: Delivery, error: unknown) => void
  /** Milliseconds since 1970. */
  now?: () => number
}

/**
 * The consumer as a function with the queue as its event source: folds the event's messages into Postgres at once, then
 * shows it in Redis, and names exactly those messages that are not done. Done is: committed, void, or in quarantine. AWS
 * deletes those, so nothing of them may wait in Redis: whether Redis could be told is not asked.
 * @throws where a message is not done that has no id to name it by: AWS then gives the whole batch again, without harm
 */
export function createLambdaHandler(deps: LambdaDeps) {
  const { record, quarantine, onFailure, now = Date.now } = deps

  return async (event: unknown): Promise<SqsBatchResponse> => {
    const failed = new Set<Delivery>()
    const fail = (delivery: Delivery, error: unknown) => {
      failed.add(delivery)
      onFailure(delivery, error)
    }
    const deliveries = deliveriesOf(event)
    const of = new Map<PendingEntry, Delivery>()
    const isolating: Promise<void>[] = []
    for (const delivery of deliveries) {
      const { body, ...message } = delivery
      const parsed = parseMessage(body, now())
      if ('operation' in parsed) of.set({ ...message, operation: parsed.operation }, delivery)
      else {
        const { messageId } = message
        isolating.push(quarantine({ messageId, body, ...parsed }).catch((error: unknown) => fail(delivery, error)))
      }
    }
    const entries = [...of.keys()]
    if (entries.length > 0) {
      const clocks = await clocksOf(deps, entries)
      const log = {
        acknowledge: async () => [],
        quarantine: ({ messageId, operation }: PendingEntry, reason: string, detail: string) =>
          quarantine({ messageId, body: JSON.stringify(operation), reason, detail }),
      }
      const { committed, rejected, uncommitted } = await commitExactly({ record, log }, entries)
      for (const { entry, error } of uncommitted) fail(of.get(entry) as Delivery, error)
      await showCommitted(deps, committed, rejected, clocks)
    }
    await Promise.all(isolating)
    return responseOf(deliveries.filter((delivery) => failed.has(delivery)))
  }
}

function responseOf(failed: readonly Delivery[]): SqsBatchResponse {
  if (failed.some(({ messageId }) => messageId === '')) throw new Error('a message without an id is not done')
  const ids = new Set(failed.map(({ messageId }) => messageId))
  return { batchItemFailures: [...ids].map((itemIdentifier) => ({ itemIdentifier })) }
}
