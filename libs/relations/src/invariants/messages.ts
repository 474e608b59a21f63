import type { RelationMessage } from '@matjip/contracts'
import { isNewer } from '@matjip/redis-keys'
import type { PairState } from '@matjip/redis-keys'
import { pairName } from './snapshot.ts'
import type { Violation } from './snapshot.ts'

export interface MessagesSnapshot {
  /** Operations that were answered with 202. */
  accepted: readonly RelationMessage[]
  /** Op ids in the queue: waiting or in flight. */
  queued: ReadonlySet<string>
  /** Op ids in quarantine. */
  quarantined: ReadonlySet<string>
  /** Op ids in the dead-letter queue. */
  deadLetters: ReadonlySet<string>
  rowOf: (operation: RelationMessage) => PairState | undefined
  failureOf: (opId: string) => string | undefined
  /** Whether an operation is known to be bad: only those may be in quarantine. */
  isPoison: (operation: RelationMessage) => boolean
}

/**
 * I6: every accepted operation is in the queue (waiting or in flight), or in Postgres: as its pair's row, below a newer
 * one, or as a failure with its reason; no healthy one is in quarantine or in the dead-letter queue.
 */
export function nothingIsLost(messages: MessagesSnapshot): Violation[] {
  return messages.accepted.flatMap((operation) => {
    const { opId } = operation
    const detail = messages.deadLetters.has(opId)
      ? `operation ${opId} is in the dead-letter queue`
      : messages.quarantined.has(opId) && !messages.isPoison(operation)
        ? `operation ${opId} is healthy and in quarantine`
        : isSafe(messages, operation)
          ? unkept(messages, operation)
          : `operation ${opId} was accepted and is nowhere`
    return detail ? [{ invariant: 'I6', subject: pairName(operation), detail }] : []
  })
}

/** What was set aside must be there to be looked at. */
function unkept({ failureOf, quarantined }: MessagesSnapshot, { opId }: RelationMessage): string | undefined {
  if (failureOf(opId) !== 'quarantined' || quarantined.has(opId)) return undefined
  return `operation ${opId} was set aside and is not in quarantine`
}

function isSafe(messages: MessagesSnapshot, operation: RelationMessage): boolean {
  const { opId } = operation
  if (messages.queued.has(opId) || messages.quarantined.has(opId)) return true
  const row = messages.rowOf(operation)
  return (row !== undefined && !isNewer(operation, row)) || messages.failureOf(opId) !== undefined
}

/** I7: after the last fault all messages are done within the limit. @param restMs milliseconds since the last fault */
export function isDrained(queued: number, pending: number, restMs: number, limitMs: number): Violation[] {
  if (queued + pending === 0 || restMs <= limitMs) return []
  const detail = `${queued} queued and ${pending} pending ${Math.round(restMs / 1000)} s after the last fault`
  return [{ invariant: 'I7', subject: 'the queue', detail }]
}

/** I6: backpressure keeps what is in flight within the limit that the queue sets. */
export function inFlightIsBounded(pending: number, limit: number): Violation[] {
  if (pending <= limit) return []
  return [
    { invariant: 'I6', subject: 'the queue', detail: `${pending} operations are pending, at most ${limit} may be` },
  ]
}
