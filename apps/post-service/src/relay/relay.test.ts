import type { PostEvent, PostEvents } from '@matjip/contracts'
import { outbox } from '@matjip/db-schema'
import { openTestDatabase } from '@matjip/db-schema/testing'
import { createSender, receive } from '@matjip/queue'
import { openTestQueue } from '@matjip/queue/testing'
import { createLogger, createMetrics } from '@matjip/service-kit'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { packEvents } from './pack-events.ts'
import { relayBatch } from './relay-batch.ts'
import { createRelayMetrics } from './relay-metrics.ts'
import { startRelay } from './start-relay.ts'

let database: Awaited<ReturnType<typeof openTestDatabase>>
let queue: Awaited<ReturnType<typeof openTestQueue>>
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())
beforeEach(async () => {
  await database.pool.query('truncate outbox')
  queue = await openTestQueue()
})
afterEach(() => queue.sqs.destroy())

const created = (postId: number): PostEvent => ({ v: 1, type: 'post.created', postId, authorId: 1, version: 1 })
const write = (...ids: number[]) => database.db.insert(outbox).values(ids.map((id) => ({ payload: created(id) })))
const left = async () => (await database.pool.query('select from outbox')).rowCount

/** Ids of the posts that the queue holds, sorted; reads until there are as many as expected. */
async function queued(count: number): Promise<number[]> {
  const ids: number[] = []
  await vi.waitFor(
    async () => {
      for (const { body } of await receive(queue.sqs, queue.url, 0))
        for (const event of (JSON.parse(body) as PostEvents).events) if ('postId' in event) ids.push(event.postId)
      expect(ids.length).toBeGreaterThanOrEqual(count)
    },
    { timeout: 5_000, interval: 20 },
  )
  return ids.sort((a, b) => a - b)
}

test('rows leave the outbox once SQS has confirmed them, with the time at which the oldest was written', async () => {
  await write(1, 2, 3)
  const before = Date.now()
  const { rows, messages, oldestMs } = await relayBatch(database.pool, createSender(queue.sqs, queue.url), 2)
  expect([rows, messages, await left()]).toEqual([2, 1, 1])
  expect(Math.abs(before - oldestMs)).toBeLessThan(10_000)
  expect(await queued(2)).toEqual([1, 2])
})

test('what SQS has not confirmed stays', async () => {
  await write(1, 2)
  await expect(relayBatch(database.pool, () => Promise.reject(new Error('no')), 10)).rejects.toThrow('no')
  expect(await left()).toBe(2)
})

test('a row whose transaction commits late is sent too, after later ones', async () => {
  const send = createSender(queue.sqs, queue.url)
  const late = await database.pool.connect()
  await late.query('begin')
  await late.query('insert into outbox (payload) values ($1)', [created(1)])
  await write(2)
  expect((await relayBatch(database.pool, send, 10)).rows).toBe(1)
  await late.query('commit')
  late.release()
  expect((await relayBatch(database.pool, send, 10)).rows).toBe(1)
  expect(await queued(2)).toEqual([1, 2])
})

test('of two relays at once each takes rows of its own', async () => {
  await write(...Array.from({ length: 40 }, (_, n) => n + 1))
  const started = Promise.withResolvers<void>()
  const taken: string[] = []
  const slow = relayBatch(
    database.pool,
    async (body) => {
      taken.push(body)
      await started.promise
    },
    20,
  )
  await vi.waitFor(() => expect(taken.length).toBeGreaterThan(0))
  expect((await relayBatch(database.pool, async (body) => void taken.push(body), 40)).rows).toBe(20)
  started.resolve()
  await slow
  const ids = taken.flatMap((body) =>
    (JSON.parse(body) as { events: { postId: number }[] }).events.map((e) => e.postId),
  )
  expect(ids.sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, n) => n + 1))
})

test('goes on after a failure, and empties the outbox before it stops', async () => {
  const send = createSender(queue.sqs, queue.url)
  let fails = 1
  const relay = startRelay({
    pool: database.pool,
    send: (body) => (fails-- > 0 ? Promise.reject(new Error('no')) : send(body)),
    batch: 3,
    intervalMs: 10,
    metrics: createRelayMetrics(createMetrics()),
    logger: createLogger('test', 'silent'),
  })
  await write(1)
  expect(await queued(1)).toEqual([1])
  await write(2, 3, 4, 5, 6, 7, 8)
  await relay.stop()
  expect(await left()).toBe(0)
  expect(await queued(7)).toEqual([2, 3, 4, 5, 6, 7, 8])
})

test('what was written while the outbox was looked at is sent before it stops', async () => {
  let stopped: Promise<void> | undefined
  const pool = Object.create(database.pool, {
    connect: {
      value: async () => {
        const client = await database.pool.connect()
        if (stopped) return client
        const query = async (statement: never) => {
          // The look has found nothing, and is not over.
          if (statement === 'commit' && !stopped) {
            await write(1)
            stopped = relay.stop()
          }
          return client.query(statement)
        }
        return Object.create(client, { query: { value: query }, release: { value: client.release.bind(client) } })
      },
    },
  }) as typeof database.pool
  const relay = startRelay({
    ...{ pool, send: createSender(queue.sqs, queue.url), batch: 3, intervalMs: 10 },
    ...{ metrics: createRelayMetrics(createMetrics()), logger: createLogger('test', 'silent') },
  })
  await vi.waitFor(() => expect(stopped).toBeDefined())
  await stopped
  expect(await left()).toBe(0)
})

test('a message never exceeds what the sender takes', () => {
  const pairs = Array.from({ length: 100 }, () => [9007199254740991, 9007199254740991] as [number, number])
  const rows = Array.from({ length: 60 }, (_, n) => ({
    payload: n % 7 === 0 ? { v: 1 as const, type: 'relation.followed' as const, pairs } : created(9007199254740991),
    writtenAtMs: n,
  }))
  const bodies = packEvents(rows)
  expect(Math.max(...bodies.map((body) => body.length))).toBeLessThanOrEqual(8_000)
  const events = bodies.flatMap((body) => (JSON.parse(body) as PostEvents).events)
  expect(events).toEqual(rows.map(({ payload }) => payload))
  expect(packEvents([])).toEqual([])
})
