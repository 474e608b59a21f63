import { relationKinds } from '@matjip/contracts'
import type { RelationKind, RelationMessage } from '@matjip/contracts'

/** A delivered operation on its way to Postgres. */
export interface PendingEntry {
  messageId: string
  /** Of the newest delivery that was applied. */
  receiptHandle: string
  receiveCount: number
  operation: RelationMessage
  /** Its place in a trace, where it is traced. */
  traceparent?: string
}

const kindOf = new Map<number, RelationKind>(
  (Object.entries(relationKinds) as [RelationKind, number][]).map(([kind, number]) => [number, kind]),
)

type Packed = [
  kind: number,
  actorId: number,
  targetId: number,
  active: 0 | 1,
  version: number,
  opId: string,
  handle: string,
  name: string,
  targetName?: string | null,
  traceparent?: string,
]

/**
 * An entry as the pending hash holds it: `receiveCount receiptHandle operation`. The first two are read by scripts,
 * the operation by TypeScript alone; names of fields would be a third of its bytes.
 */
export function packEntry(entry: PendingEntry): string {
  const o = entry.operation
  const packed: Packed = [
    relationKinds[o.kind],
    o.actorId,
    o.targetId,
    o.active ? 1 : 0,
    o.version,
    o.opId,
    o.actorHandle,
    o.actorName,
  ]
  if (o.targetName !== undefined) packed[8] = o.targetName
  if (entry.traceparent !== undefined) {
    packed[8] ??= null
    packed[9] = entry.traceparent
  }
  return startOf(entry) + JSON.stringify(packed)
}

/** How an entry begins: what tells this delivery from another. */
export function startOf({ receiptHandle, receiveCount }: PendingEntry): string {
  return `${receiveCount} ${receiptHandle} `
}

/** undefined for a kind that this version of the code does not know: the entry stays for one that does. */
export function unpackEntry(messageId: string, text: string): PendingEntry | undefined {
  const afterCount = text.indexOf(' ')
  const afterReceipt = text.indexOf(' ', afterCount + 1)
  const receiveCount = Number(text.slice(0, afterCount))
  const receiptHandle = text.slice(afterCount + 1, afterReceipt)
  const packed = JSON.parse(text.slice(afterReceipt + 1)) as Packed
  const [number, actorId, targetId, active, version, opId, actorHandle, actorName, targetName, traceparent] = packed
  const kind = kindOf.get(number)
  if (!kind) return undefined
  const operation: RelationMessage = {
    v: 1,
    kind,
    actorId,
    actorHandle,
    actorName,
    targetId,
    active: active === 1,
    version,
    opId,
  }
  if (targetName !== undefined && targetName !== null) operation.targetName = targetName
  const entry: PendingEntry = { messageId, receiptHandle, receiveCount, operation }
  if (traceparent !== undefined) entry.traceparent = traceparent
  return entry
}
