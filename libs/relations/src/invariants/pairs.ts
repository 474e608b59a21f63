import type { RelationMessage } from '@matjip/contracts'
import { isNewer } from '@matjip/redis-keys'
import type { PairState } from '@matjip/redis-keys'
import { pairName } from './snapshot.ts'
import type { Violation } from './snapshot.ts'

export interface PairsSnapshot {
  /** All operations that reached the queue, in any order, repeats too. */
  operations: readonly RelationMessage[]
  /** The row of a pair. */
  rowOf: (operation: RelationMessage) => PairState | undefined
  /** Why an operation left no row; undefined where it was not rejected. */
  failureOf: (opId: string) => string | undefined
}

/**
 * I1: a pair's row is the newest of its operations; those that were void or poison, which have a recorded reason, do not
 * count. Holds when nothing is queued or pending any more.
 */
export function newestStands({ operations, rowOf, failureOf }: PairsSnapshot): Violation[] {
  const newest = new Map<string, RelationMessage>()
  const pairs = new Map<string, RelationMessage>()
  for (const operation of operations) {
    const name = pairName(operation)
    pairs.set(name, operation)
    if (failureOf(operation.opId) !== undefined) continue
    const best = newest.get(name)
    if (!best || isNewer(operation, best)) newest.set(name, operation)
  }
  return [...pairs].flatMap(([subject, operation]) => {
    const row = rowOf(operation)
    const best = newest.get(subject)
    if (row?.version === best?.version && row?.opId === best?.opId && row?.active === best?.active) return []
    return [{ invariant: 'I1', subject, detail: `the row is ${stampOf(row)}, the newest operation ${stampOf(best)}` }]
  })
}

/** I1 while running: a row never goes back. @returns a violation where `after` is older than `before` */
export function rowGoesForward(
  subject: string,
  before: PairState | undefined,
  after: PairState | undefined,
): Violation[] {
  if (!before || (after && !isNewer(before, after))) return []
  return [{ invariant: 'I1', subject, detail: `the row went from ${stampOf(before)} back to ${stampOf(after)}` }]
}

function stampOf(state: PairState | undefined): string {
  return state ? `(${state.version}, ${state.opId}, ${state.active ? 'active' : 'taken back'})` : 'none'
}
