import type { RelationMessage } from '@matjip/contracts'
import { isNewer } from '@matjip/redis-keys'
import { pairName } from './snapshot.ts'
import type { Violation } from './snapshot.ts'

/** An accepted click, with the moments between which it was accepted, in milliseconds. */
export interface AcceptedClick {
  operation: RelationMessage
  startedAtMs: number
  endedAtMs: number
}

/**
 * I8: of one client's sequential requests the last accepted wins: each stamp is newer than those before it.
 * @param clicks of one client that echoes versions, in the order in which it made them
 */
export function clientOrderHolds(clicks: readonly AcceptedClick[]): Violation[] {
  return clicks.flatMap(({ operation }, index) => {
    const before = clicks[index - 1]?.operation
    if (!before || isNewer(operation, before)) return []
    const detail = `the later click ${operation.opId} is older than ${before.opId} of the same client`
    return [{ invariant: 'I8', subject: pairName(operation), detail }]
  })
}

/**
 * I8 beyond one client: of two clicks on a pair, one that was made long enough after the other was accepted is newer.
 * @param uncertaintyMs how far clocks and the versions that clients may echo can differ
 */
export function realTimeOrderHolds(clicks: readonly AcceptedClick[], uncertaintyMs: number): Violation[] {
  const byPair = Map.groupBy(clicks, ({ operation }) => pairName(operation))
  return [...byPair].flatMap(([subject, ofPair]) => {
    const started = ofPair.toSorted((a, b) => a.startedAtMs - b.startedAtMs)
    const ended = ofPair.toSorted((a, b) => a.endedAtMs - b.endedAtMs)
    let next = 0
    let newest: RelationMessage | undefined
    return started.flatMap(({ operation, startedAtMs }) => {
      for (let click = ended[next]; click && click.endedAtMs + uncertaintyMs < startedAtMs; click = ended[next]) {
        if (!newest || isNewer(click.operation, newest)) newest = click.operation
        next += 1
      }
      if (!newest || isNewer(operation, newest)) return []
      const detail = `${operation.opId} came long after ${newest.opId} and is older by its version`
      return [{ invariant: 'I8', subject, detail }]
    })
  })
}
