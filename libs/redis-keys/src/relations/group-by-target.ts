import type { RelationKind } from '@matjip/contracts'
import type { PendingEntry } from './pending-entry.ts'

type OfTarget<T> = [T, ...T[]]

/** Entries by what they are about: a script then reads and writes each target's keys once, however many clicked. */
export function groupByTarget<T extends Pick<PendingEntry, 'operation'>>(entries: readonly T[]): OfTarget<T>[] {
  const groups: OfTarget<T>[] = []
  // By number within a kind: a key of text would be built and hashed for each entry.
  const kinds = new Map<RelationKind, Map<number, OfTarget<T>>>()
  for (const entry of entries) {
    const { kind, targetId } = entry.operation
    const ofKind = kinds.get(kind) ?? new Map<number, OfTarget<T>>()
    if (ofKind.size === 0) kinds.set(kind, ofKind)
    const group = ofKind.get(targetId)
    if (group) {
      group.push(entry)
      continue
    }
    const first: OfTarget<T> = [entry]
    ofKind.set(targetId, first)
    groups.push(first)
  }
  return groups
}
