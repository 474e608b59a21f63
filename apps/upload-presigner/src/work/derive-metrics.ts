import { Counter, Histogram } from 'prom-client'
import type { Registry } from 'prom-client'

/** Seconds. From a small photo to the time limit. */
const BUCKETS = [0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20]
/** Seconds. From an idle machine to an outage. */
const LAG_BUCKETS = [0.25, 0.5, 1, 2.5, 5, 15, 60, 300, 3_600]

export function createDeriveMetrics(registry: Registry) {
  const registers = [registry]
  return {
    seconds: new Histogram({
      name: 'photo_derive_seconds',
      help: 'Time for one upload: read, decode, encode, write.',
      buckets: BUCKETS,
      registers,
    }),
    lag: new Histogram({
      name: 'photo_ready_lag_seconds',
      help: 'From a post being written to one of its images being ready.',
      buckets: LAG_BUCKETS,
      registers,
    }),
    outcomes: new Counter({
      name: 'photo_derived_total',
      help: 'Uploads handled, by outcome: ready, site, failed, nothing, died (tried again), poison, error (tried again).',
      labelNames: ['outcome'],
      registers,
    }),
    queued: new Counter({
      name: 'photo_queued_total',
      help: 'Uploads sent to the queue, those sent again included.',
      registers,
    }),
    errors: new Counter({
      name: 'photo_receive_errors_total',
      help: 'Receives that failed; their messages are delivered again.',
      registers,
    }),
  }
}

export type DeriveMetrics = ReturnType<typeof createDeriveMetrics>
