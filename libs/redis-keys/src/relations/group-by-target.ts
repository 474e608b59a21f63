import type { PendingEntry } from './pending-entry.ts'

type OfTarget<T> = [T, ...T[]]

/** Entries by what they are about: a script then reads and writes each target's keys once, however many clicked. */
export function groupByTarget<T extends Pick<PendingEntry, 'operation'>>(entries: Iterable<T>): OfTarget<T>[] {
  const groups = new Map<string, OfTarget<T>>()
  for (const entry of entries) {
    const { kind, targetId } = entry.operation
    const key = `${kind}:${targetId}`
    const group = groups.get(key)
    if (group) group.push(entry)
    else groups.set(key, [entry])
  }
  return [...groups.values()]
}
