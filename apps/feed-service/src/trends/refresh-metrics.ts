import { Counter, Gauge, Histogram } from 'prom-client'
import type { Registry } from 'prom-client'

export function createRefreshMetrics(registry: Registry) {
  const registers = [registry]
  return {
    duration: new Histogram({
      name: 'trends_refresh_duration_seconds',
      help: 'How long a refresh of trending and popular lists took.',
      buckets: [0.01, 0.03, 0.1, 0.3, 1, 3, 10],
      registers,
    }),
    refreshedAt: new Gauge({
      name: 'trends_refreshed_timestamp_seconds',
      help: 'When this process last refreshed the lists. Alert on the newest of all processes.',
      registers,
    }),
    failures: new Counter({
      name: 'trends_refresh_failures_total',
      help: 'Refreshes that failed. The lists before them stay.',
      registers,
    }),
  }
}

export type RefreshMetrics = ReturnType<typeof createRefreshMetrics>
