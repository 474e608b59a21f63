import { Counter } from 'prom-client'
import type { Registry } from 'prom-client'

export function createCleanupMetrics(registry: Registry): Counter {
  return new Counter({
    name: 'counter_cleaned_rows_total',
    help: 'Rows deleted by age: tombstones of relations, reasons of failed operations, idempotency keys.',
    labelNames: ['what'],
    registers: [registry],
  })
}
