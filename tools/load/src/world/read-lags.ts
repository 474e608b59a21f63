import type { LoadWorld, Role } from './load-world.ts'

/** Histograms in which workers count how long what they carry has been under way, in seconds; from the moment at which it was accepted. */
const LAGS = {
  seen: { role: 'consumer', metric: 'relation_apply_lag_seconds' },
  folded: { role: 'batch', metric: 'relation_persist_lag_seconds' },
  fannedOut: { role: 'fanout', metric: 'fanout_lag_seconds' },
} as const satisfies Record<string, { role: Role; metric: string }>
export type LagName = keyof typeof LAGS

/** Upper bounds in seconds of the buckets in which quantiles lie; NaN where nothing was carried. */
export interface Lag {
  count: number
  p50: number
  p99: number
  longest: number
}

/** Starts to watch how old clicks are when readers see them and when they are in Postgres, and new posts when they are in all timelines. */
export async function watchLags({ processes }: LoadWorld): Promise<() => Promise<Record<LagName, Lag>>> {
  const names = Object.keys(LAGS) as LagName[]
  const read = (name: LagName) => readBuckets(processes[LAGS[name].role].origin, LAGS[name].metric)
  const before = await Promise.all(names.map(read))
  return async () => {
    const after = await Promise.all(names.map(read))
    const lags = names.map((name, place) => [name, lagBetween(before[place] ?? [], after[place] ?? [])] as const)
    return Object.fromEntries(lags) as Record<LagName, Lag>
  }
}

/** Seconds, and how many took as long or less. */
type Bucket = readonly [le: number, count: number]

async function readBuckets(origin: string, metric: string): Promise<Bucket[]> {
  const text = await (await fetch(`${origin}/metrics`)).text()
  const lines = text.matchAll(new RegExp(`^${metric}_bucket\\{.*?le="([^"]+)".*?\\} (\\S+)`, 'gm'))
  return [...lines].map(([, le, count]) => [le === '+Inf' ? Infinity : Number(le), Number(count)])
}

/** What was carried between two readings. */
export function lagBetween(before: readonly Bucket[], after: readonly Bucket[]): Lag {
  const counts = after.map(([le, count], place): Bucket => [le, count - (before[place]?.[1] ?? 0)])
  const count = counts.at(-1)?.[1] ?? 0
  const at = (share: number) => counts.find(([, upTo]) => count > 0 && upTo >= share * count)?.[0] ?? NaN
  return { count, p50: at(0.5), p99: at(0.99), longest: at(1) }
}
