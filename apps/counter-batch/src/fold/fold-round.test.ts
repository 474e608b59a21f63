import { receive } from '@matjip/queue'
import { countPending } from '@matjip/redis-keys'
import { afterEach, expect, test, vi } from 'vitest'
import { like, openPipeline } from '../../test/pipeline.ts'
import { drain } from './drain.ts'
import { startLoop } from './fold-loop.ts'

const EMPTY = { visible: 0, inFlight: 0, delayed: 0 }
/** Messages that are not deleted come again after a second. */
const IMPATIENT = { visibilitySeconds: 1 }
let pipeline: Awaited<ReturnType<typeof openPipeline>>
const open = async (options?: Parameters<typeof openPipeline>[0]) => {
  pipeline = await openPipeline(options)
}
afterEach(() => pipeline.close())

test('what was applied is folded in batches, deleted from SQS and trimmed', async () => {
  await open()
  const clicks = Array.from({ length: 60 }, (_, index) => like(index + 1, { targetId: 100 + (index % 20) }))
  await pipeline.send(clicks)
  await pipeline.consume(60)
  const drained = await drain(pipeline.newRound(2))
  expect(drained.claimed).toBe(60)
  expect(drained.acknowledged).toBe(60)
  expect(await pipeline.depth()).toEqual(EMPTY)
  expect(await countPending(pipeline.redis)).toBe(0)
  expect(await pipeline.likes()).toEqual(
    Array.from({ length: 20 }, (_, index) => ({ owner_id: 100 + index, count: 3, rows: 3 })),
  )
  const metrics = await pipeline.registry.metrics()
  expect(metrics).toMatch(/counter_fold_operations_total\{outcome="moved"\} 60/)
  expect(metrics).toMatch(/relation_persist_lag_seconds_count 60/)
})

test('Redis wiped before the fold: SQS delivers again, and in the end each click counts once', async () => {
  await open(IMPATIENT)
  await pipeline.send([
    like(1),
    like(2),
    like(2, { active: false, version: Date.now() * 1000 + 9_000, opId: 'op-later1' }),
  ])
  await pipeline.consume(3)
  await pipeline.redis.flushdb()
  await pipeline.consume(3)
  await drain(pipeline.newRound())
  expect(await pipeline.likes()).toEqual([{ owner_id: 100, count: 1, rows: 1 }])
  expect(await pipeline.depth()).toEqual(EMPTY)
})

test('messages that are delivered again before the fold are deleted by the newest receipt', async () => {
  await open(IMPATIENT)
  await pipeline.send([like(1), like(2)])
  await pipeline.consume(2)
  await pipeline.consume(2)
  await drain(pipeline.newRound())
  expect(await pipeline.likes()).toEqual([{ owner_id: 100, count: 2, rows: 2 }])
  expect(await pipeline.depth()).toEqual(EMPTY)
  expect(await countPending(pipeline.redis)).toBe(0)
})

test('two batches at once fold everything once', async () => {
  await open()
  await pipeline.send(Array.from({ length: 40 }, (_, index) => like(index + 1, { targetId: 100 + (index % 4) })))
  await pipeline.consume(40)
  await Promise.all([drain(pipeline.newRound(5)), drain(pipeline.newRound(5))])
  await drain(pipeline.newRound())
  expect((await pipeline.likes()).map(({ count, rows }) => [count, rows])).toEqual(Array(4).fill([10, 10]))
  expect(await pipeline.depth()).toEqual(EMPTY)
})

test('an operation that Postgres refuses goes to quarantine, and the rest of its batch is folded', async () => {
  await open()
  await pipeline.send([like(1), like(2, { actorHandle: 'a\u0000b' }), like(3)])
  await pipeline.consume(3)
  await drain(pipeline.newRound())
  expect(await pipeline.likes()).toEqual([{ owner_id: 100, count: 2, rows: 2 }])
  const [poison] = await receive(pipeline.sqs, pipeline.quarantineUrl, 1)
  expect(poison?.attributes.reason?.StringValue).toBe('refused-by-postgres')
  expect(JSON.parse(poison?.body ?? '')).toMatchObject({ actorId: 2, actorHandle: 'a\u0000b' })
  expect(await pipeline.depth()).toEqual(EMPTY)
})

test('the loop goes on after a failed round, and stop() waits for the running one', async () => {
  await open()
  await pipeline.send([like(1)])
  await pipeline.consume(1)
  const round = pipeline.newRound()
  let rounds = 0
  const loop = startLoop({
    intervalMs: 10,
    logger: pipeline.logger,
    round: () => {
      rounds += 1
      return rounds === 1 ? Promise.reject(new Error('Postgres is away')) : round()
    },
  })
  await vi.waitFor(async () => expect(await countPending(pipeline.redis)).toBe(0), { timeout: 10_000, interval: 20 })
  await loop.stop()
  const ended = rounds
  expect(await pipeline.likes()).toEqual([{ owner_id: 100, count: 1, rows: 1 }])
  await pipeline.redis.ping()
  expect(rounds).toBe(ended)
})
