import type { Held, Sample } from './sample.ts'

/**
 * Something that must not grow: the lowest of the first and of the last third of the time. What is above it comes and goes:
 * garbage that nobody has looked for yet, pages that the allocator keeps for the next rush, connections of clients. What leaks
 * is there ever after, and lifts the lowest too.
 */
export interface Growth {
  what: string
  from: number
  to: number
  /** How much more is no growth. */
  allowed: number
}

/** Share and amount: the larger one counts. */
const ALLOWED: Record<keyof Held, readonly [share: number, amount: number]> = {
  residentMb: [0.08, 8],
  oldHeapMb: [0.1, 4],
  descriptors: [0.05, 6],
}
const CONNECTIONS: readonly [number, number] = [0.05, 4]

/** Compares the last third of the samples with the first. */
export function growthsOf(samples: readonly Sample[]): Growth[] {
  const third = Math.max(1, Math.floor(samples.length / 3))
  const compare = (
    what: string,
    of: (sample: Sample) => number,
    [share, amount]: readonly [number, number],
  ): Growth => {
    const from = Math.min(...samples.slice(0, third).map(of))
    return { what, from, to: Math.min(...samples.slice(-third).map(of)), allowed: Math.max(from * share, amount) }
  }
  const roles = Object.keys(samples[0]?.processes ?? {}) as (keyof Sample['processes'])[]
  return [
    ...roles.flatMap((role) =>
      (Object.keys(ALLOWED) as (keyof Held)[]).map((part) =>
        compare(`${role} ${part}`, ({ processes }) => processes[role][part], ALLOWED[part]),
      ),
    ),
    compare('connections to Postgres', ({ postgres }) => postgres, CONNECTIONS),
    compare('connections to Redis', ({ redis }) => redis, CONNECTIONS),
  ]
}

export const hasGrown = ({ from, to, allowed }: Growth) => !(to - from <= allowed)
