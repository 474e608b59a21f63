import { Counter, Histogram } from 'prom-client'
import type { Registry } from 'prom-client'

/** Seconds. From an idle machine to a queue that was left for an hour. */
const LAG_BUCKETS = [0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60, 300, 3600]

export function createFanoutMetrics(registry: Registry) {
  const registers = [registry]
  return {
    lag: new Histogram({
      name: 'fanout_lag_seconds',
      help: 'From an event being written to the outbox to the message that carries it, or a part of its fan-out, being done.',
      buckets: LAG_BUCKETS,
      registers,
    }),
    events: new Counter({
      name: 'fanout_events_total',
      help: 'Events handled, by type.',
      labelNames: ['type'],
      registers,
    }),
    deliveries: new Counter({
      name: 'fanout_deliveries_total',
      help: 'Home timelines that a post was for: those that took it, and those that are not there or had it.',
      labelNames: ['outcome'],
      registers,
    }),
    backfilled: new Counter({
      name: 'fanout_backfilled_total',
      help: 'Posts that timelines got because their owners have followed somebody.',
      registers,
    }),
    pulled: new Counter({
      name: 'fanout_pulled_total',
      help: 'Posts that were not pushed, for readers pull their authors.',
      registers,
    }),
    poison: new Counter({ name: 'fanout_poison_total', help: 'Messages that could not be read.', registers }),
    errors: new Counter({
      name: 'fanout_errors_total',
      help: 'Receives or messages that failed; they are delivered again.',
      registers,
    }),
  }
}

export type FanoutMetrics = ReturnType<typeof createFanoutMetrics>
