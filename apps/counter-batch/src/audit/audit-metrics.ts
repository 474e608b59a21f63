import { counterKinds } from '@matjip/db-schema'
import { Counter } from 'prom-client'
import type { Registry } from 'prom-client'

export function createAuditMetrics(registry: Registry) {
  const registers = [registry]
  const metrics = {
    audited: new Counter({
      name: 'counter_audited_total',
      help: 'Counters that were compared with the rows they count.',
      labelNames: ['counter'],
      registers,
    }),
    drift: new Counter({
      name: 'counter_drift_total',
      help: 'Counters that were wrong and have been repaired. Anything but 0 is a defect: look for the log line of each.',
      labelNames: ['counter'],
      registers,
    }),
  }
  // An alert on a rise needs the zero before it.
  for (const counter of Object.keys(counterKinds)) metrics.drift.inc({ counter }, 0)
  return metrics
}

export type AuditMetrics = ReturnType<typeof createAuditMetrics>
