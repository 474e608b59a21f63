import type { Metric, Registry } from 'prom-client'

/** Seconds. From a cached page (1 ms) to the longest that a client waits (10 s). */
export const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]
const NAME = 'http_server_request_duration_seconds'
const HELP = 'Time from the first byte of a request to the last of its answer.'

interface Durations {
  labels: { method: string; route: string; status: number }
  /** Requests that took as long as a bucket or less, and longer than the one before; last those beyond all. */
  counts: number[]
  sum: number
}

/** Notes how long a request took, in seconds. */
export type NoteDuration = (method: string, route: string, status: number, seconds: number) => void

/**
 * A histogram of requests by method, route template and status, in plain numbers that are put together when they are asked for:
 * the library's own way from labels to a bucket costs a request 1 µs.
 */
export function countDurations(registry: Registry): NoteDuration {
  /** By route, then by method and status; there are as many as the service has answers. */
  const byRoute = new Map<string, Durations[]>()

  const find = (method: string, route: string, status: number): Durations => {
    let some = byRoute.get(route)
    if (some === undefined) byRoute.set(route, (some = []))
    for (const one of some) if (one.labels.status === status && one.labels.method === method) return one
    const made = { labels: { method, route, status }, counts: BUCKETS.map(() => 0).concat(0), sum: 0 }
    some.push(made)
    return made
  }

  const values = () =>
    [...byRoute.values()].flat().flatMap(({ labels, counts, sum }) => {
      let count = 0
      const upTo = [...BUCKETS, '+Inf'].map((le, place) => {
        count += counts[place] ?? 0
        return { metricName: `${NAME}_bucket`, labels: { le, ...labels }, value: count }
      })
      return [
        ...upTo,
        { metricName: `${NAME}_sum`, labels, value: sum },
        { metricName: `${NAME}_count`, labels, value: count },
      ]
    })

  registry.registerMetric({
    name: NAME,
    help: HELP,
    get: async () => ({
      name: NAME,
      help: HELP,
      type: 'histogram',
      aggregator: 'sum',
      values: values(),
    }),
    // What a registry asks of a metric; its type names the library's own classes.
  } as unknown as Metric)

  return (method, route, status, seconds) => {
    const durations = find(method, route, status)
    let place = 0
    while (place < BUCKETS.length && seconds > (BUCKETS[place] as number)) place += 1
    durations.counts[place] = (durations.counts[place] ?? 0) + 1
    durations.sum += seconds
  }
}
