/** How often each thing happened, by name. */
export interface Tally {
  add(name: string, times?: number): void
  of(name: string): number
  total(): number
  /** Most frequent first. */
  entries(): [name: string, times: number][]
}

export function createTally(): Tally {
  const times = new Map<string, number>()
  return {
    add: (name, more = 1) => void times.set(name, (times.get(name) ?? 0) + more),
    of: (name) => times.get(name) ?? 0,
    total: () => [...times.values()].reduce((sum, count) => sum + count, 0),
    entries: () => [...times].sort(([, a], [, b]) => b - a),
  }
}
