import { randomUUID } from 'node:crypto'

/** A delivery as SQS's JSON names it. */
export interface Delivered {
  MessageId: string
  ReceiptHandle: string
  Body: string
  Attributes?: Record<string, string>
  [field: string]: unknown
}

/** Messages that are remembered for duplicates and ghosts: those of the last seconds. */
const REMEMBERED = 2_000
/** Handles of our own that are remembered: many times what can be in flight. */
const MAX_ALIASES = 50_000

/** Remembers what went by, so that it can be delivered again. */
export interface DeliveryLog {
  delivered(message: Delivered): void
  /** Notes that the queue has deleted it for good. @returns the message, where it is remembered */
  deleted(receiptHandle: string): Delivered | undefined
  /** A message in flight, as a second delivery: same id, other receipt handle. Undefined where there is none. */
  duplicate(draw: (size: number) => number): Delivered | undefined
  /** A message that was deleted, delivered once more. */
  ghost(draw: (size: number) => number): Delivered | undefined
  /** The queue's own handle for one that was given out: null for a ghost's, which the queue does not know any more. */
  resolve(receiptHandle: string): string | null
}

export function createDeliveryLog(): DeliveryLog {
  const inFlight = new Map<string, Delivered>()
  const gone: Delivered[] = []
  const aliases = new Map<string, string | null>()

  const again = (message: Delivered, handle: string | null): Delivered => {
    const alias = randomUUID()
    aliases.set(alias, handle)
    dropOldest(aliases, MAX_ALIASES)
    const count = Number(message.Attributes?.ApproximateReceiveCount ?? 1) + 1
    const attributes = { ...message.Attributes, ApproximateReceiveCount: String(count) }
    return { ...message, ReceiptHandle: alias, Attributes: attributes }
  }

  return {
    delivered(message) {
      inFlight.set(message.ReceiptHandle, message)
      dropOldest(inFlight, REMEMBERED)
    },
    deleted(receiptHandle) {
      const message = inFlight.get(receiptHandle)
      if (!message) return undefined
      inFlight.delete(receiptHandle)
      gone.push(message)
      if (gone.length > REMEMBERED) gone.shift()
      return message
    },
    duplicate(draw) {
      const message = [...inFlight.values()][draw(inFlight.size)]
      return message && again(message, message.ReceiptHandle)
    },
    ghost(draw) {
      const message = gone[draw(gone.length)]
      return message && again(message, null)
    },
    resolve: (receiptHandle) => {
      const handle = aliases.get(receiptHandle)
      return handle === undefined ? receiptHandle : handle
    },
  }
}

/** Maps keep the order of insertion. */
function dropOldest<Key>(map: Map<Key, unknown>, most: number): void {
  for (const key of map.keys()) {
    if (map.size <= most) return
    map.delete(key)
  }
}
