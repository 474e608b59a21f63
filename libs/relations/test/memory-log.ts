import type { RelationMessage } from '@matjip/contracts'
import type { PendingEntry } from '@matjip/redis-keys'
import type { Receipt, RelationLog } from '../src/ports.ts'

/** What SQS promises, in memory: a message stays until it is deleted by the receipt handle of its newest delivery. */
export function memoryLog() {
  const messages = new Map<string, PendingEntry>()
  const quarantined: { opId: string; reason: string; detail: string }[] = []
  let deliveries = 0
  let deletes = true

  const deliverOne = (messageId: string, operation: RelationMessage): PendingEntry => {
    deliveries += 1
    const receiveCount = (messages.get(messageId)?.receiveCount ?? 0) + 1
    const entry = { messageId, operation, receiveCount, receiptHandle: `receipt-${deliveries}` }
    messages.set(messageId, entry)
    return entry
  }

  const log: RelationLog = {
    async acknowledge(receipts: readonly Receipt[]) {
      if (!deletes) return []
      // As SQS: an older receipt handle is accepted and deletes nothing.
      for (const { messageId, receiptHandle } of receipts)
        if (messages.get(messageId)?.receiptHandle === receiptHandle) messages.delete(messageId)
      return [...receipts]
    },
    async quarantine({ operation }, reason, detail) {
      quarantined.push({ opId: operation.opId, reason, detail })
    },
  }
  return {
    ...log,
    quarantined,
    /** New messages, delivered. One operation sent twice makes two messages. */
    deliver: (operations: readonly RelationMessage[]) =>
      operations.map((operation) => deliverOne(crypto.randomUUID(), operation)),
    /** Messages whose visibility timeout has ended, delivered again. */
    redeliver: () => [...messages].map(([messageId, { operation }]) => deliverOne(messageId, operation)),
    size: () => messages.size,
    clear: () => messages.clear(),
    /** While it is off, SQS confirms no delete. */
    confirmDeletes: (on: boolean) => {
      deletes = on
    },
  }
}
