import { Counter, Gauge } from 'prom-client'
import type { Registry } from 'prom-client'

export function createErasureMetrics(registry: Registry) {
  return {
    rows: new Counter({
      name: 'account_erased_rows_total',
      help: 'Rows erased of deleted accounts: relations (theirs, and those that pointed at them), posts.',
      labelNames: ['what'],
      registers: [registry],
    }),
    accounts: new Counter({
      name: 'account_erased_total',
      help: 'Deleted accounts of which nothing is left.',
      registers: [registry],
    }),
    waiting: new Gauge({
      name: 'account_erasures_waiting',
      help: 'Deleted accounts of which something was left after the last round: one that stays above 0 for a day is a fault.',
      registers: [registry],
    }),
  }
}

export type ErasureMetrics = ReturnType<typeof createErasureMetrics>
