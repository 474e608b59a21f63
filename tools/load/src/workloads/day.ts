import { dayCurve, MINUTES } from '@matjip/capacity'
import type { WorkloadOf } from './workload.ts'

/** Arrivals a second in the busiest part of the day: what one of each process bears on two cores with room left. */
const PEAK = 300
/** Half hours: a phase each. */
const PARTS = 48
/** What people do: mostly look at their home, some tags and people, and click now and then. */
export const MIX = {
  ...{ home: 40, next: 18, hashtag: 12, user: 8, trending: 3, popular: 4 },
  ...{ like: 10, unlike: 1, follow: 2.5, unfollow: 0.5, post: 0.5 },
}

/** A day with its meals, in fast motion. */
export const day: WorkloadOf = (minutes) => {
  const curve = dayCurve()
  const each = MINUTES / PARTS
  const shares = Array.from({ length: PARTS }, (_, part) =>
    curve.slice(part * each, (part + 1) * each).reduce((sum, share) => sum + share, 0),
  )
  const rateOf = (part: number) => Math.max(1, ((shares[part % PARTS] ?? 0) / Math.max(...shares)) * PEAK)
  // It begins at four in the morning, when nobody eats.
  const from = (4 / 24) * PARTS
  return {
    about: `a day from 04 to 04 o'clock in ${minutes} min, ${PEAK} arrivals a second at its busiest`,
    phases: shares.map((_, n) => ({
      name: `${String(((n + from) * each) / 60).padStart(4)} h`,
      seconds: (minutes * 60) / PARTS,
      from: rateOf(n + from),
      to: rateOf(n + from + 1),
      mix: MIX,
    })),
  }
}
