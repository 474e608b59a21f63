import { Counter } from 'prom-client'
import type { Registry } from 'prom-client'

export function createSweepMetrics(registry: Registry): Counter {
  return new Counter({
    name: 'uploads_swept_total',
    help: 'Uploads by what a sweep did: abandoned and left (given up), emptied (objects deleted), removed (rows deleted).',
    labelNames: ['what'],
    registers: [registry],
  })
}
