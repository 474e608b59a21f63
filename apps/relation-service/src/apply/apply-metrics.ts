import { Counter, Gauge, Histogram } from 'prom-client'
import type { Registry } from 'prom-client'

/** Seconds. From an idle machine to a dead-letter queue's redrive. */
const LAG_BUCKETS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60, 300]

export function createApplyMetrics(registry: Registry) {
  const registers = [registry]
  return {
    lag: new Histogram({
      name: 'relation_apply_lag_seconds',
      help: 'From the click being accepted to readers seeing it.',
      buckets: LAG_BUCKETS,
      registers,
    }),
    applied: new Counter({
      name: 'relation_applied_total',
      help: 'Operations delivered, by whether they changed what readers see or were repeats or overtaken.',
      labelNames: ['outcome'],
      registers,
    }),
    poison: new Counter({
      name: 'relation_poison_total',
      help: 'Messages sent to quarantine by the consumer, by reason.',
      labelNames: ['reason'],
      registers,
    }),
    faults: new Counter({
      name: 'relation_faults_total',
      help: 'Messages that failed alone, at each of their deliveries.',
      registers,
    }),
    pending: new Gauge({
      name: 'relation_pending',
      help: 'Operations applied and not yet trimmed, in all shards, as last counted.',
      registers,
    }),
    errors: new Counter({
      name: 'relation_receive_errors_total',
      help: 'Receives or batches that failed; their messages are delivered again.',
      registers,
    }),
  }
}
