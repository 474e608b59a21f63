import { isNewer } from '@matjip/redis-keys'
import type { RelationKind, RelationMessage } from '@matjip/contracts'
import { pairName } from '@matjip/relations'
import { createTally } from '../tally.ts'
import type { Tally } from '../tally.ts'

/** What the API answered with 202. */
export interface AcceptedClick {
  kind: RelationKind
  actorId: number
  targetId: number
  active: boolean
  version: number
  /** Where the operation is to be asked for. */
  location: string
}

/**
 * What reached the queue, seen at the queue itself, and what was accepted, seen by the clients. The first is what the
 * record must come to: a click without an answer (503, cut connection, killed process) may or may not have got through.
 */
export interface SentLog {
  /** A message that the queue has now. */
  sent(body: string): void
  /** A 202. */
  accepted(click: AcceptedClick): void
  /** The newest operation that reached the queue, by pair. */
  readonly newest: ReadonlyMap<string, RelationMessage>
  /** The newest accepted click, by pair. */
  readonly newestAccepted: ReadonlyMap<string, AcceptedClick>
  /** Accepted without ever having reached the queue: each is a broken promise. */
  readonly unfounded: readonly AcceptedClick[]
  /** Clicks that were accepted, by kind. */
  readonly acceptedByKind: Tally
  counts(): { sent: number; accepted: number }
}

/** @param onAccepted told of each 202 */
export function createSentLog(onAccepted: (click: AcceptedClick) => void = () => {}): SentLog {
  const newest = new Map<string, RelationMessage>()
  const newestAccepted = new Map<string, AcceptedClick>()
  // Emptied by the answers: what stays are clicks that nobody was told of.
  const unanswered = new Set<string>()
  const unfounded: AcceptedClick[] = []
  const acceptedByKind = createTally()
  const counts = { sent: 0, accepted: 0 }
  const keyOf = (click: AcceptedClick | RelationMessage) => `${pairName(click)} ${click.version} ${click.active}`
  return {
    newest,
    newestAccepted,
    unfounded,
    acceptedByKind,
    counts: () => ({ ...counts }),
    sent(body) {
      const operation = JSON.parse(body) as RelationMessage
      const pair = pairName(operation)
      counts.sent += 1
      unanswered.add(keyOf(operation))
      const known = newest.get(pair)
      if (!known || isNewer(operation, known)) newest.set(pair, operation)
    },
    accepted(click) {
      const pair = pairName(click)
      counts.accepted += 1
      acceptedByKind.add(click.kind)
      onAccepted(click)
      if (!unanswered.delete(keyOf(click))) unfounded.push(click)
      const known = newestAccepted.get(pair)
      if (!known || click.version > known.version) newestAccepted.set(pair, click)
    },
  }
}
