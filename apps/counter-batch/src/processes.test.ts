import { afterEach, expect, test, vi } from 'vitest'
import { like, openPipeline } from '../test/pipeline.ts'
import { killEntries, runEntry } from '../test/run-entry.ts'

let pipeline: Awaited<ReturnType<typeof openPipeline>>
afterEach(async () => {
  killEntries()
  await pipeline.close()
})

const environment = () => ({
  DATABASE_URL: pipeline.database.url,
  REDIS_URL: pipeline.redis.url,
  AWS_ENDPOINT_URL_SQS: process.env.TEST_SQS_ENDPOINT,
  RELATIONS_QUEUE_URL: pipeline.url,
  RELATIONS_QUARANTINE_QUEUE_URL: pipeline.quarantineUrl,
  LOG_LEVEL: 'info',
})

test('once: folds what is pending and ends', async () => {
  pipeline = await openPipeline()
  await pipeline.send([like(1), like(2)])
  await pipeline.consume(2)
  const task = runEntry('once.ts', environment())
  expect(await task.said('folded what was pending')).toMatchObject({ claimed: 2, acknowledged: 2 })
  expect(await task.ended).toBe(0)
  expect(await pipeline.likes()).toEqual([{ owner_id: 100, count: 2, rows: 2 }])
})

test('loop: is ready, folds what comes, shows it in its metrics, and ends orderly', async () => {
  pipeline = await openPipeline()
  const loop = runEntry('loop.ts', { ...environment(), PORT: '0' })
  const { address } = await loop.said('ready to serve')
  expect((await fetch(`${address}/readyz`)).status).toBe(200)
  await pipeline.send([like(1)])
  await pipeline.consume(1)
  await vi.waitFor(
    async () =>
      expect(await (await fetch(`${address}/metrics`)).text()).toMatch(
        /counter_fold_operations_total\{outcome="moved"\} 1/,
      ),
    { timeout: 10_000, interval: 50 },
  )
  expect(await pipeline.likes()).toEqual([{ owner_id: 100, count: 1, rows: 1 }])
  expect(await loop.stop()).toBe(0)
})
