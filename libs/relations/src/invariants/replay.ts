import type { CountSnapshot, Violation } from './snapshot.ts'

/** I9: folding twice, or replaying any part of the queue, changes nothing, not even a revision. */
export function nothingChanged(
  before: ReadonlyMap<string, CountSnapshot>,
  after: ReadonlyMap<string, CountSnapshot>,
): Violation[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((subject) => {
    const [was, is] = [before.get(subject), after.get(subject)]
    if (was?.count === is?.count && was?.rev === is?.rev) return []
    const text = (count: CountSnapshot | undefined) => (count ? `${count.count} (revision ${count.rev})` : 'absent')
    return [{ invariant: 'I9', subject, detail: `a replay moved it from ${text(was)} to ${text(is)}` }]
  })
}
