import type { Summary } from './summary.ts'

/** Share of arrivals that are answered rightly within a second, at a load that the product bears. */
const GOOD_SHARE = 0.99

/** What does not hold of a run, in words. */
export function judgeRun({ totals, lost, wrong }: Summary): string[] {
  return [
    ...(totals.arrivals > 0 ? [] : ['nobody came']),
    ...(lost.length > 0 ? [`${lost.length} accepted writes are lost`] : []),
    ...(wrong.wrongs > 0 ? [`${wrong.wrongs} of ${wrong.pages} pages are wrong`] : []),
    ...(totals.failed > 0 ? [`${totals.failed} requests failed, neither answered nor refused with a 503`] : []),
    ...(totals.good < GOOD_SHARE * totals.arrivals
      ? [
          `${totals.good} of ${totals.arrivals} arrivals were answered within a second, fewer than ${GOOD_SHARE * 100} %`,
        ]
      : []),
  ]
}
