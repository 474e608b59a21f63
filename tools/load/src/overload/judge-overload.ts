import { atMost } from '../goals/goal.ts'
import type { Goal } from '../goals/goal.ts'
import type { Overload, Storm } from './overload.ts'

/** Share of the peak that is served, whatever comes. */
const KEPT = 0.9
/** Up to so many times the peak refusals are free; beyond, their measured CPU may be missing. */
const FREE_TIMES = 2
/** Seconds until all is as before. */
const RECOVERED_S = 10

/** No answer to the generator's last connection, and a head that was not sent in time: it sends more than it can. */
const UNHEARD = ['0', '408']

/** Goodput that has to be kept in a storm: 90 % of the peak, above twice the peak less what its refusals cost. */
export function keptAtLeast({ peak, refusalUs }: Overload, { times, refused }: Storm): number {
  const { goodput, cpuPerGood } = peak.best
  const spent = times <= FREE_TIMES ? 0 : (refused * refusalUs) / cpuPerGood
  return KEPT * (goodput - spent)
}

/** What does not hold, in words. */
export function judgeOverload(overload: Overload): string[] {
  const { storms, lost, wrong } = overload
  return [
    ...storms.flatMap((storm) => {
      const least = keptAtLeast(overload, storm)
      return storm.goodput < least
        ? [`at ${storm.times} × ${storm.goodput.toFixed(0)}/s are served, fewer than ${least.toFixed(0)}`]
        : []
    }),
    ...storms
      .filter(({ recoveredS }) => recoveredS >= RECOVERED_S)
      .map(({ times, recoveredS }) => `after ${times} × it takes ${recoveredS} s until all is as before`),
    ...storms.flatMap(({ times, statuses }) =>
      Object.entries(statuses)
        .filter(([status]) => !UNHEARD.includes(status))
        .map(([status, count]) => `at ${times} × ${count} requests were answered with ${status}`),
    ),
    ...(lost.length > 0 ? [`${lost.length} accepted writes are lost`] : []),
    ...(wrong.wrongs > 0 ? [`${wrong.wrongs} of ${wrong.pages} pages are wrong`] : []),
  ]
}

/** Milliseconds, on a quiet machine. */
const MAX_P99_MS = 15

/** Goals of the product's table that an overload measures. */
export function overloadGoals(overload: Overload): Goal[] {
  return [
    atMost('p99 at 70 % of saturation, of the slowest route', overload.calmP99, MAX_P99_MS, ' ms', 1),
    ...overload.storms.flatMap((storm): Goal[] => {
      const least = keptAtLeast(overload, storm)
      const ratio = least / storm.goodput
      return [
        {
          what: `goodput at ${storm.times} × saturation`,
          goal: `at least ${least.toFixed(0)}/s of ${overload.peak.best.goodput.toFixed(0)}/s`,
          measured: `${storm.goodput.toFixed(0)}/s`,
          ...{ ratio, holds: ratio <= 1 },
        },
        atMost(`as before after ${storm.times} × saturation`, storm.recoveredS, RECOVERED_S, ' s', 0),
      ]
    }),
  ]
}
