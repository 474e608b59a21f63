import type { RelationMessage } from '@matjip/contracts'
import { queueDepth, receive } from '@matjip/queue'
import { createTestQueue, openTestQueue } from '@matjip/queue/testing'
import { countPending, overlayKey, shardOf } from '@matjip/redis-keys'
import { openTestRedis } from '@matjip/redis-keys/testing'
import { applyDeliveries, createRedisStore, readCounts } from '@matjip/relations'
import { openTestDatabase } from '@matjip/db-schema/testing'
import { createLogger, createMetrics } from '@matjip/service-kit'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { relationBody, sendBodies } from '../../test/relation-messages.ts'
import { startConsumer } from './start-consumer.ts'

const DEADLINE = { timeout: 10_000, interval: 20 }
let opened: Awaited<ReturnType<typeof open>>
beforeEach(async () => {
  opened = await open()
})
afterEach(() => opened.close())

async function open() {
  const { sqs, url } = await openTestQueue()
  const quarantineUrl = await createTestQueue(sqs)
  const [redis, metrics] = [await openTestRedis(), createMetrics()]
  const start = (over: Partial<Parameters<typeof startConsumer>[0]> = {}) =>
    startConsumer({
      redis,
      sqs,
      queueUrl: url,
      quarantineUrl,
      logger: createLogger('test', 'silent'),
      metrics,
      receivers: 3,
      maxPending: 1_000,
      waitSeconds: 1,
      ...over,
    })
  const close = async () => {
    redis.disconnect()
    sqs.destroy()
  }
  return { sqs, url, quarantineUrl, redis, metrics, start, close }
}

test('clicks become visible and stay in flight; nothing is deleted before Postgres has it', async () => {
  const { sqs, url, redis, start, metrics } = opened
  await sendBodies(
    sqs,
    url,
    Array.from({ length: 25 }, (_, index) => relationBody({ actorId: index + 1 })),
  )
  const receiving = start()
  await vi.waitFor(async () => expect(await countPending(redis)).toBe(25), DEADLINE)
  await receiving.stop()
  expect(await queueDepth(sqs, url)).toMatchObject({ visible: 0, inFlight: 25 })
  const { pool, close } = await openTestDatabase()
  expect(await readCounts({ redis, pool }, 'likes', [100])).toEqual(new Map([[100, 25]]))
  await close()
  expect(await metrics.metrics()).toMatch(/relation_applied_total\{outcome="changed"\} 25/)
})

test('a message that fails alone comes again, then goes to quarantine; the others are applied at once', async () => {
  const { sqs, redis, quarantineUrl, start, metrics } = opened
  const url = await createTestQueue(sqs, 1)
  await redis.set(overlayKey(shardOf('like', 100), 'like', 100), 'no script of ours can read this')
  await sendBodies(sqs, url, [relationBody(), relationBody({ kind: 'follow', targetId: 7 })])
  const receiving = start({ queueUrl: url, poisonReceives: 2 })
  await vi.waitFor(async () => expect((await queueDepth(sqs, quarantineUrl)).visible).toBe(1), DEADLINE)
  await receiving.stop()
  const [poison] = await receive(sqs, quarantineUrl, 1)
  expect(poison?.attributes.reason?.StringValue).toBe('fails-alone')
  expect(poison?.attributes.detail?.StringValue).toMatch(/WRONGTYPE/)
  expect(JSON.parse(poison?.body ?? '')).toMatchObject({ kind: 'like', targetId: 100 })
  const { visible, inFlight } = await queueDepth(sqs, url)
  expect(visible + inFlight).toBe(1)
  expect(await metrics.metrics()).toMatch(/relation_faults_total 3/)
})

test('poison is quarantined with its reason and removed; the messages beside it are applied', async () => {
  const { sqs, url, quarantineUrl, redis, start } = opened
  await sendBodies(sqs, url, [
    relationBody(),
    '{"엉망',
    relationBody({ kind: 'poke' as 'like' }),
    relationBody({ version: 1 }),
    relationBody({ actorId: 2, opId: 'with a space' }),
    relationBody({ actorId: 3 }),
  ])
  const receiving = start()
  await vi.waitFor(async () => {
    expect((await queueDepth(sqs, quarantineUrl)).visible).toBe(4)
    expect(await queueDepth(sqs, url)).toMatchObject({ visible: 0, inFlight: 2 })
  }, DEADLINE)
  await receiving.stop()
  expect(await countPending(redis)).toBe(2)
  const poison = await receive(sqs, quarantineUrl, 1)
  const found = poison.map(({ attributes }) => attributes.reason?.StringValue)
  expect(found.sort()).toEqual(['not-a-relation', 'not-a-relation', 'not-json', 'too-old'])
  expect(poison.map(({ body }) => body)).toContain('{"엉망')
})

test('poison stays in the queue while the quarantine does not confirm it', async () => {
  const { sqs, url, start, metrics } = opened
  await sendBodies(sqs, url, ['nonsense'])
  const receiving = start({ quarantineUrl: `${url}-that-does-not-exist` })
  await vi.waitFor(async () => expect(await metrics.metrics()).toMatch(/relation_receive_errors_total 1/), DEADLINE)
  await receiving.stop()
  expect(await queueDepth(sqs, url)).toMatchObject({ visible: 0, inFlight: 1 })
})

test('above the limit of pending operations nothing is received; with room again it is', async () => {
  const { sqs, url, redis, start, metrics } = opened
  await applyDeliveries(
    createRedisStore(redis),
    Array.from({ length: 10 }, (_, index) => ({
      messageId: `m${index}`,
      receiptHandle: 'r',
      receiveCount: 1,
      operation: JSON.parse(relationBody({ actorId: index + 1 })) as RelationMessage,
    })),
  )
  await sendBodies(sqs, url, [relationBody({ actorId: 99 })])
  const receiving = start({ maxPending: 10 })
  await vi.waitFor(async () => expect(await metrics.metrics()).toMatch(/relation_pending 10/), DEADLINE)
  expect(await queueDepth(sqs, url)).toMatchObject({ visible: 1, inFlight: 0 })
  await redis.flushdb()
  await vi.waitFor(async () => expect(await countPending(redis)).toBe(1), DEADLINE)
  await receiving.stop()
})
