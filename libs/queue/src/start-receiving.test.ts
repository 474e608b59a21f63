import { expect, test, vi } from 'vitest'
import { deleteBatch } from './delete-batch.ts'
import { queueDepth } from './queue-depth.ts'
import { quarantine } from './quarantine.ts'
import { receive } from './receive.ts'
import type { ReceivedMessage } from './receive.ts'
import { createSender } from './sender.ts'
import { startReceiving } from './start-receiving.ts'
import { createTestQueue, openTestQueue } from './testing.ts'

const unexpected = (error: unknown) => {
  throw error
}

test('stop() returns after the running handler has ended, and receives nothing more', async () => {
  const { sqs, url } = await openTestQueue()
  const send = createSender(sqs, url)
  await send('first')
  const started = Promise.withResolvers<void>()
  const finish = Promise.withResolvers<void>()
  const ended: string[] = []
  const receiving = startReceiving(sqs, {
    queueUrl: url,
    receivers: 1,
    waitSeconds: 1,
    onError: unexpected,
    async handle(messages) {
      started.resolve()
      await finish.promise
      ended.push(...messages.map(({ body }) => body))
    },
  })
  await started.promise
  const stopped = receiving.stop()
  await send('second')
  finish.resolve()
  await stopped
  expect(ended).toEqual(['first'])
  expect(await queueDepth(sqs, url)).toMatchObject({ visible: 1, inFlight: 1 })
})

test('what a handler does not delete, also by failing, is delivered again with a higher receive count', async () => {
  const { sqs, url } = await openTestQueue(1)
  await createSender(sqs, url)('again')
  const seen: ReceivedMessage[] = []
  const twice = Promise.withResolvers<void>()
  const errors: unknown[] = []
  const receiving = startReceiving(sqs, {
    queueUrl: url,
    receivers: 2,
    waitSeconds: 1,
    onError: (error) => errors.push(error),
    async handle(messages) {
      seen.push(...messages)
      if (seen.length === 1) throw new Error('not this time')
      await deleteBatch(sqs, url, messages)
      twice.resolve()
    },
  })
  await twice.promise
  await receiving.stop()
  expect(seen.map(({ receiveCount }) => receiveCount)).toEqual([1, 2])
  expect(seen[0]?.messageId).toBe(seen[1]?.messageId)
  expect(errors).toHaveLength(1)
  expect(await queueDepth(sqs, url)).toEqual({ visible: 0, inFlight: 0, delayed: 0 })
})

test('a full queue calls more receivers, up to the limit; an empty one leaves one', async () => {
  const { sqs, url } = await openTestQueue()
  const send = createSender(sqs, url)
  await Promise.all(Array.from({ length: 60 }, (_, index) => send(String(index))))
  const three = Promise.withResolvers<void>()
  const release = Promise.withResolvers<void>()
  const all = Promise.withResolvers<void>()
  let [handling, most, polls, calls, handled] = [0, 0, 0, 0, 0]
  const receiving = startReceiving(sqs, {
    queueUrl: url,
    receivers: 3,
    waitSeconds: 1,
    onError: unexpected,
    mayReceive: async () => void (polls += 1),
    async handle(messages) {
      most = Math.max(most, (handling += 1))
      if (handling === 3) three.resolve()
      // The first receiver sees that the queue stays full; then all are held, so that they are there at once.
      if ((calls += 1) > 2) await release.promise
      handling -= 1
      handled += messages.length
      if (handled === 60) all.resolve()
    },
  })
  await three.promise
  release.resolve()
  await all.promise
  expect(most).toBe(3)
  // The long polls of those that find nothing end after a second; from then on one asks, once a second.
  await vi.waitUntil(() => polls >= 10, { timeout: 20_000, interval: 20 })
  const before = polls
  await receive(sqs, await createTestQueue(sqs), 1)
  expect(polls - before).toBeLessThanOrEqual(2)
  await receiving.stop()
})

test('while backpressure holds nothing is received, and stop() ends the wait', async () => {
  const { sqs, url } = await openTestQueue()
  await createSender(sqs, url)('waits')
  const asked = Promise.withResolvers<void>()
  const receiving = startReceiving(sqs, {
    queueUrl: url,
    receivers: 1,
    onError: unexpected,
    handle: async () => unexpected(new Error('received in spite of backpressure')),
    mayReceive: (signal) => {
      asked.resolve()
      return new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }))
    },
  })
  await asked.promise
  await receiving.stop()
  expect((await queueDepth(sqs, url)).visible).toBe(1)
})

test('a batch of deletes reports which are confirmed', async () => {
  const { sqs, url } = await openTestQueue()
  const send = createSender(sqs, url)
  await Promise.all(Array.from({ length: 23 }, (_, index) => send(String(index))))
  const received: ReceivedMessage[] = []
  while (received.length < 23) received.push(...(await receive(sqs, url, 1)))
  const deleted = await deleteBatch(sqs, url, received)
  expect(deleted.map(({ messageId }) => messageId).sort()).toEqual(received.map(({ messageId }) => messageId).sort())
  expect(await queueDepth(sqs, url)).toEqual({ visible: 0, inFlight: 0, delayed: 0 })
})

test('a quarantined message keeps its body and says why', async () => {
  const { sqs } = await openTestQueue()
  const url = await createTestQueue(sqs)
  await quarantine(sqs, url, { messageId: 'm1', body: '{"엉망', reason: 'not-json', detail: 'line 1\u0000' })
  const [message] = await receive(sqs, url, 1)
  expect(message?.body).toBe('{"엉망')
  expect(message?.attributes.reason?.StringValue).toBe('not-json')
  expect(message?.attributes.detail?.StringValue).toBe('line 1?')
})
