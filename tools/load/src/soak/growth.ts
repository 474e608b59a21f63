import { medianOf } from '../table.ts'
import type { Held, Sample } from './sample.ts'

/**
 * Something that must not grow: what it was in the first and the last third of the time. Of memory the median; of the old heap
 * the lowest, right after a collection: what is there above it is garbage that nobody has looked for yet; of descriptors and
 * connections the lowest too: those of clients come and go with each rush, and one that leaks is there ever after.
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
const lowestOf = (values: readonly number[]) => Math.min(...values)
const TYPICAL: Record<keyof Held, (values: readonly number[]) => number> = {
  residentMb: medianOf,
  oldHeapMb: lowestOf,
  descriptors: lowestOf,
}
const CONNECTIONS: readonly [number, number] = [0.05, 4]

/** Compares the last third of the samples with the first. */
export function growthsOf(samples: readonly Sample[]): Growth[] {
  const third = Math.max(1, Math.floor(samples.length / 3))
  const compare = (
    what: string,
    of: (sample: Sample) => number,
    [share, amount]: readonly [number, number],
    typical: (values: readonly number[]) => number,
  ): Growth => {
    const from = typical(samples.slice(0, third).map(of))
    return { what, from, to: typical(samples.slice(-third).map(of)), allowed: Math.max(from * share, amount) }
  }
  const roles = Object.keys(samples[0]?.processes ?? {}) as (keyof Sample['processes'])[]
  return [
    ...roles.flatMap((role) =>
      (Object.keys(ALLOWED) as (keyof Held)[]).map((part) =>
        compare(`${role} ${part}`, ({ processes }) => processes[role][part], ALLOWED[part], TYPICAL[part]),
      ),
    ),
    compare('connections to Postgres', ({ postgres }) => postgres, CONNECTIONS, lowestOf),
    compare('connections to Redis', ({ redis }) => redis, CONNECTIONS, lowestOf),
  ]
}

export const hasGrown = ({ from, to, allowed }: Growth) => !(to - from <= allowed)
