import type { Lag } from '../world/read-lags.ts'
import type { Summary } from './summary.ts'

/** How old things were when they arrived, as text; bounds of buckets. */
export function lagLines({ lags, drainedS }: Summary): string[] {
  const line = (what: string, { count, p50, p99, longest }: Lag) =>
    count === 0
      ? []
      : [`${what}: ${count.toLocaleString('en')}, half within ${p50} s, 99 % within ${p99} s, all within ${longest} s`]
  return [
    ...line('Clicks seen by readers', lags.seen),
    ...line('Clicks in Postgres', lags.folded),
    ...line('Posts in all timelines, or a part of them', lags.fannedOut),
    `At rest ${drainedS.toFixed(1)} s after the end`,
  ]
}
