import { expect, test } from 'vitest'
import { createService } from './create-service.ts'
import { createLogger } from './logger.ts'
import { createMetrics } from './metrics.ts'

test('a dependency that costs only a part of the answers is shown, and does not take the process out', async () => {
  let postgres = true
  const service = await createService({
    logger: createLogger('test', 'silent'),
    metrics: createMetrics(),
    checks: { sqs: async () => {} },
    partialChecks: {
      postgres: async () => {
        if (!postgres) throw new Error('connection refused')
      },
    },
  })
  expect((await service.inject('/readyz')).json()).toEqual({ status: 'ok', checks: { sqs: 'ok', postgres: 'ok' } })
  postgres = false
  const away = await service.inject('/readyz')
  expect([away.statusCode, away.json()]).toEqual([
    200,
    { status: 'degraded', checks: { sqs: 'ok', postgres: 'connection refused' } },
  ])
  await service.close()
})
