import { join } from 'node:path'
import { queueDepth } from '@matjip/queue'
import { createTestQueue, openTestQueue } from '@matjip/queue/testing'
import { countPending } from '@matjip/redis-keys'
import { openTestRedis } from '@matjip/redis-keys/testing'
import { runReady } from '@matjip/service-kit/testing'
import { expect, onTestFinished, test, vi } from 'vitest'
import { relationBody, sendBodies } from '../test/relation-messages.ts'

const DEADLINE = { timeout: 20_000, interval: 20 }

async function open(over: NodeJS.ProcessEnv = {}) {
  const { sqs, url } = await openTestQueue()
  const redis = await openTestRedis()
  const consumer = await runReady(join(import.meta.dirname, 'consumer.ts'), {
    REDIS_URL: redis.url,
    AWS_ENDPOINT_URL_SQS: process.env.TEST_SQS_ENDPOINT,
    RELATIONS_QUEUE_URL: url,
    RELATIONS_QUARANTINE_QUEUE_URL: await createTestQueue(sqs),
    ...over,
  })
  onTestFinished(() => {
    consumer.kill('SIGKILL')
    redis.disconnect()
    sqs.destroy()
  })
  return { sqs, url, redis, consumer }
}

test('the consumer process is ready, applies what comes, and ends orderly', async () => {
  const { sqs, url, redis, consumer } = await open()
  expect((await fetch(`${consumer.address}/readyz`)).status).toBe(200)
  await sendBodies(sqs, url, [relationBody()])
  await vi.waitFor(async () => expect(await countPending(redis)).toBe(1), DEADLINE)
  expect(await (await fetch(`${consumer.address}/metrics`)).text()).toMatch(/relation_apply_lag_seconds_count 1/)
  consumer.kill('SIGTERM')
  expect(await consumer.ended).toEqual([0, null])
})

test('SIGTERM under load: every message is either applied or still visible, none was received for nothing', async () => {
  const COUNT = 2_000
  // The delay before closing would let it go on receiving, were it not told to stop at once.
  const { sqs, url, redis, consumer } = await open({ DRAIN_DELAY_MS: '1500' })
  const bodies = Array.from({ length: COUNT }, (_, index) =>
    relationBody({ actorId: index + 1, opId: `op-${String(index).padStart(8, '0')}` }),
  )
  const sending = sendBodies(sqs, url, bodies)
  await vi.waitFor(async () => expect(await countPending(redis)).toBeGreaterThan(0), DEADLINE)
  consumer.kill('SIGTERM')
  expect((await fetch(`${consumer.address}/readyz`)).status).toBe(503)
  await sending
  expect(await consumer.ended).toEqual([0, null])
  const [applied, { visible, inFlight }] = [await countPending(redis), await queueDepth(sqs, url)]
  expect(inFlight).toBe(applied)
  expect(visible).toBe(COUNT - applied)
  expect(visible).toBeGreaterThan(0)
})
