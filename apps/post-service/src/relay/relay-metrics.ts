import { Counter, Gauge } from 'prom-client'
import type { Registry } from 'prom-client'

export function createRelayMetrics(registry: Registry) {
  const registers = [registry]
  return {
    relayed: new Counter({ name: 'outbox_relayed_total', help: 'Events that SQS has confirmed.', registers }),
    messages: new Counter({ name: 'outbox_messages_total', help: 'Messages that they were sent in.', registers }),
    failures: new Counter({
      name: 'outbox_failures_total',
      help: 'Batches that failed; their events are still in the outbox.',
      registers,
    }),
    lag: new Gauge({
      name: 'outbox_lag_seconds',
      help: 'Age of the oldest event of the last batch when SQS had confirmed it; 0 where the outbox was empty.',
      registers,
    }),
  }
}

export type RelayMetrics = ReturnType<typeof createRelayMetrics>
