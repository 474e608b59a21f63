import type { PendingEntry } from '@matjip/redis-keys'
import type { OverlayStore } from '../ports.ts'
import { applyIsolating } from './apply-isolating.ts'
import { createFailedAlone } from './failed-alone.ts'
import { groupCalls } from './group-calls.ts'
import type { Company } from './group-calls.ts'
import { parseMessage } from './parse-message.ts'

/** One delivery of a message. */
export interface Delivery {
  messageId: string
  receiptHandle: string
  body: string
  receiveCount: number
  /** Its place in a trace, where it is traced. */
  traceparent?: string
}

/**
 * Failures alone, in one process, after which a message that fails alone once more is poison. At a visibility timeout of a minute
 * these are five minutes or more, for several processes share the receives: a deploy that has put the fault into the code has
 * been taken back by then. Receives prove nothing: many are what an outage of Postgres looks like.
 */
export const POISON_RECEIVES = 5

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
  /** Told of a message that failed alone, and will come again or go to quarantine. */
  onFault?: (entry: PendingEntry, error: unknown) => void
  /** `POISON_RECEIVES` by default. */
  poisonReceives?: number
  /** How deliveries wait to be applied together; not at all by default. */
  company?: Company
  /** Milliseconds since 1970. */
  now?: () => number
}

/**
 * Handles deliveries: clicks are applied in Redis and stay in flight, for whoever has them in Postgres deletes them; poison
 * goes to quarantine and is deleted once it is there. Poison is what does not parse, and what fails alone, through no
 * fault of Redis, again and again. @throws where something failed: all that is not deleted comes again
 */
export function createHandler(ports: HandlePorts) {
  const { store, quarantine, remove, onApplied, onPoison, onFault } = ports
  const { poisonReceives = POISON_RECEIVES, company, now = Date.now } = ports
  const failedAlone = createFailedAlone()

  const isolate = async (delivery: Delivery, reason: string, detail: string) => {
    await quarantine({ messageId: delivery.messageId, body: delivery.body, reason, detail })
    onPoison?.(reason)
    await remove([delivery])
  }

  const apply = groupCalls<Parsed>(async (all) => {
    const { applied, healthy, faulty } = await applyIsolating(
      store,
      all.map(({ entry }) => entry),
    )
    if (healthy.length > 0) onApplied?.(healthy, applied)
    for (const { messageId } of healthy) failedAlone.forget(messageId)
    for (const { entry, error } of faulty) onFault?.(entry, error)
    const poison = faulty.filter(({ entry }) => failedAlone.note(entry.messageId) > poisonReceives)
    await allOf(
      poison.map(async ({ entry, error }) => {
        const { delivery } = all.find((one) => one.entry === entry) as Parsed
        await isolate(delivery, 'fails-alone', String(error))
        failedAlone.forget(entry.messageId)
      }),
    )
  }, company)

  return async (deliveries: readonly Delivery[]): Promise<void> => {
    const clicks: Parsed[] = []
    const tasks: Promise<unknown>[] = []
    for (const delivery of deliveries) {
      const { messageId, receiptHandle, receiveCount, body, traceparent } = delivery
      const parsed = parseMessage(body, now())
      if ('operation' in parsed) {
        const entry: PendingEntry = { messageId, receiptHandle, receiveCount, operation: parsed.operation }
        if (traceparent !== undefined) entry.traceparent = traceparent
        clicks.push({ delivery, entry })
      } else tasks.push(isolate(delivery, parsed.reason, parsed.detail))
    }
    if (clicks.length > 0) tasks.push(apply(clicks))
    await allOf(tasks)
  }
}

interface Parsed {
  delivery: Delivery
  entry: PendingEntry
}

/** Waits for all, whatever becomes of some. @throws the first failure */
async function allOf(tasks: readonly Promise<unknown>[]): Promise<void> {
  const failure = (await Promise.allSettled(tasks)).find(({ status }) => status === 'rejected')
  if (failure?.status === 'rejected') throw failure.reason
}
