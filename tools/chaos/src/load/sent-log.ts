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
  /** All operations that reached the queue, repeats too: the newest of a pair may be void, and then an older one stands. */
  readonly operations: readonly RelationMessage[]
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
  const operations: RelationMessage[] = []
  const newestAccepted = new Map<string, AcceptedClick>()
  // Emptied by the answers: what stays are clicks that nobody was told of.
  const unanswered = new Set<string>()
  const unfounded: AcceptedClick[] = []
  const acceptedByKind = createTally()
  let accepted = 0
  const keyOf = (click: AcceptedClick | RelationMessage) => `${pairName(click)} ${click.version} ${click.active}`
  return {
    operations,
    newestAccepted,
    unfounded,
    acceptedByKind,
    counts: () => ({ sent: operations.length, accepted }),
    sent(body) {
      const operation = JSON.parse(body) as RelationMessage
      operations.push(operation)
      unanswered.add(keyOf(operation))
    },
    accepted(click) {
      const pair = pairName(click)
      accepted += 1
      acceptedByKind.add(click.kind)
      onAccepted(click)
      if (!unanswered.delete(keyOf(click))) unfounded.push(click)
      const known = newestAccepted.get(pair)
      if (!known || click.version > known.version) newestAccepted.set(pair, click)
    },
  }
}
