import { Counter } from 'prom-client'
import type { Registry } from 'prom-client'

export function createBlocksMetrics(registry: Registry): Counter {
  return new Counter({
    name: 'block_follows_left_total',
    help: 'Follows that were there a minute after a block between the two, and whose end was queued (again). It rises where the queue was away at a block, and while the fold is a minute late.',
    registers: [registry],
  })
}
