/** When a change was begun, and from when on it must be seen: `undefined` while it need not be. Milliseconds, one clock. */
export interface Change<T> {
  value: T
  from: number
  /** Asked at each look: acknowledgements come later. */
  seenFrom: () => number | undefined
}

/** Something that is so or otherwise, and changes: what a reader may be shown of it depends on when they look. */
export interface Fact<T> {
  change(change: Change<T>): void
  /** Everything that it may be for a read from `since` to `until`; one value where it is certain. */
  possible(since: number, until: number): ReadonlySet<T>
  /** The changes so far, for words about a fault. */
  changes(): readonly { value: T; from: number; seenFrom: number | undefined }[]
  /** From now until the next rest nobody can tell: what was true and what became of it are both possible. */
  blur(value: T, now: number): void
}

export function createFact<T>(initial: T): Fact<T> {
  const changes: Change<T>[] = []
  return {
    change: (change) => void changes.push(change),
    possible(since, until) {
      let values = new Set([initial])
      for (const { value, from, seenFrom } of changes) {
        if (from > until) break
        const seen = seenFrom()
        if (seen !== undefined && seen <= since) values = new Set([value])
        else values.add(value)
      }
      return values
    },
    changes: () => changes.map(({ value, from, seenFrom }) => ({ value, from, seenFrom: seenFrom() })),
    blur: (value, now) => void changes.push({ value, from: now, seenFrom: () => undefined }),
  }
}

/** Of something that is or is not: whether it certainly is, possibly is, or is not. */
export type Truth = 'yes' | 'maybe' | 'no'

export function truthOf<T>(values: ReadonlySet<T>, holds: (value: T) => boolean): Truth {
  const answers = new Set([...values].map(holds))
  if (answers.size > 1) return 'maybe'
  return answers.has(true) ? 'yes' : 'no'
}

export function both(...truths: readonly Truth[]): Truth {
  if (truths.includes('no')) return 'no'
  return truths.includes('maybe') ? 'maybe' : 'yes'
}

export function either(...truths: readonly Truth[]): Truth {
  if (truths.includes('yes')) return 'yes'
  return truths.includes('maybe') ? 'maybe' : 'no'
}

export function not(truth: Truth): Truth {
  return truth === 'maybe' ? 'maybe' : truth === 'yes' ? 'no' : 'yes'
}
