import { day } from './day.ts'
import { lunch } from './lunch.ts'
import { celebrity, follows, hashtags, wipe, writes } from './storms.ts'
import type { Workload, WorkloadOf } from './workload.ts'

/** Every workload that is played as it is, with the minutes that it takes unless told. */
export const WORKLOADS: Readonly<Record<string, { of: WorkloadOf; minutes: number; byStar?: boolean }>> = {
  day: { of: day, minutes: 4 },
  lunch: { of: lunch, minutes: 1 },
  celebrity: { of: celebrity, minutes: 1, byStar: true },
  hashtags: { of: hashtags, minutes: 1 },
  follows: { of: follows, minutes: 1 },
  writes: { of: writes, minutes: 1 },
  wipe: { of: wipe, minutes: 1 },
}

/** Posts that a workload makes at the most: twice what is expected, as arrivals are drawn. */
export function postsOf({ phases }: Workload): number {
  const expected = phases.reduce((sum, { seconds, from, to, mix }) => {
    const weights = Object.values(mix).reduce((total, weight) => total + weight, 0)
    return sum + (((from + to) / 2) * seconds * (mix.post ?? 0)) / weights
  }, 0)
  return Math.ceil(expected * 2)
}
