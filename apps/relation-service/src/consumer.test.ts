import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { createTestQueue, openTestQueue } from '@matjip/queue/testing'
import { countPending } from '@matjip/redis-keys'
import { openTestRedis } from '@matjip/redis-keys/testing'
import { expect, onTestFinished, test, vi } from 'vitest'
import { relationBody, sendBodies } from '../test/relation-messages.ts'

test('the consumer process is ready, applies what comes, and ends orderly', async () => {
  const { sqs, url } = await openTestQueue()
  const redis = await openTestRedis()
  const child = spawn(process.execPath, [join(import.meta.dirname, 'consumer.ts')], {
    env: {
      ...process.env,
      PORT: '0',
      REDIS_URL: redis.url,
      AWS_ENDPOINT_URL_SQS: process.env.TEST_SQS_ENDPOINT,
      RELATIONS_QUEUE_URL: url,
      RELATIONS_QUARANTINE_QUEUE_URL: await createTestQueue(sqs),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  onTestFinished(() => void child.kill('SIGKILL'))
  let address: string | undefined
  for await (const line of createInterface({ input: child.stdout })) {
    address = (JSON.parse(line) as { address?: string }).address
    if (address) break
  }
  child.stdout.resume()
  expect((await fetch(`${address}/readyz`)).status).toBe(200)
  await sendBodies(sqs, url, [relationBody()])
  await vi.waitFor(async () => expect(await countPending(redis)).toBe(1), { timeout: 10_000, interval: 50 })
  expect(await (await fetch(`${address}/metrics`)).text()).toMatch(/relation_apply_lag_seconds_count 1/)
  child.kill('SIGTERM')
  expect(await ended).toEqual([0, null])
  redis.disconnect()
  sqs.destroy()
})
