import { createSender, deleteBatch, openSqs, queueDepth, receive } from '@matjip/queue'
import type { ReceivedMessage, SQSClient } from '@matjip/queue'
import { createTestQueue } from '@matjip/queue/testing'
import { afterEach, expect, test } from 'vitest'
import { createRandom } from '../random.ts'
import { createTally } from '../tally.ts'
import { NO_QUEUE_FAULTS } from './queue-faults.ts'
import type { QueueFaults } from './queue-faults.ts'
import { startSqsProxy } from './sqs-proxy.ts'

const closers: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

/** The product's own client before the proxy, a queue of its own behind it. */
async function open(faults: Partial<QueueFaults> = {}, visibilitySeconds = 30) {
  const upstream = process.env.TEST_SQS_ENDPOINT ?? ''
  const straight = openSqs({ endpoint: upstream })
  const url = await createTestQueue(straight, visibilitySeconds)
  const tally = createTally()
  const sent: string[] = []
  const proxy = await startSqsProxy({
    upstream,
    random: createRandom(1),
    faults: { ...NO_QUEUE_FAULTS, ...faults },
    tally,
    onSent: (body) => sent.push(body),
  })
  const sqs = openSqs({ endpoint: proxy.url })
  closers.push(
    () => straight.destroy(),
    () => proxy.close(),
    () => sqs.destroy(),
  )
  return { straight, sqs, url, tally, sent, proxy, send: createSender(sqs, url) }
}

const total = async (sqs: SQSClient, url: string) => {
  const { visible, inFlight, delayed } = await queueDepth(sqs, url)
  return visible + inFlight + delayed
}

test('without faults it is not there', async () => {
  const { sqs, url, send, sent, proxy, tally } = await open()
  proxy.setFaulting(true)
  await Promise.all(['a', 'b'].map((body) => send(body)))
  const messages = await receive(sqs, url, 1)
  expect(messages.map(({ body }) => body).sort()).toEqual(['a', 'b'])
  expect(sent.sort()).toEqual(['a', 'b'])
  expect(await deleteBatch(sqs, url, messages)).toHaveLength(2)
  expect(await total(sqs, url)).toBe(0)
  expect(tally.total()).toBe(0)
})

test('faults are off until they are switched on', async () => {
  const { send, sent } = await open({ cutBefore: 1 })
  await send('a')
  expect(sent).toEqual(['a'])
})

test('a reply that is lost: the sender is told nothing, and each of the tries took effect', async () => {
  const { straight, url, send, sent, proxy } = await open({ cutAfter: 1 })
  proxy.setFaulting(true)
  await expect(send('a')).rejects.toMatchObject({ name: 'QueueNotConfirmed' })
  expect(sent.length).toBeGreaterThan(1)
  expect(await total(straight, url)).toBe(sent.length)
})

test('a request that is cut or refused before it arrives has no effect', async () => {
  for (const fault of ['cutBefore', 'refused'] as const) {
    const { straight, url, send, sent, proxy, tally } = await open({ [fault]: 1 })
    proxy.setFaulting(true)
    await expect(send('a')).rejects.toMatchObject({ name: 'QueueNotConfirmed' })
    expect(sent).toEqual([])
    expect(await total(straight, url)).toBe(0)
    expect(tally.of(`queue: ${fault}`)).toBeGreaterThan(0)
  }
})

test('of a batch exactly those entries fail that it says, whether they were sent or not', async () => {
  for (const fault of ['sendFails', 'sendFailsAfter'] as const) {
    const { straight, url, send, sent, proxy } = await open({ [fault]: 0.5 })
    proxy.setFaulting(true)
    const outcomes = await Promise.allSettled(Array.from({ length: 10 }, (_, index) => send(`message ${index}`)))
    const confirmed = outcomes.filter(({ status }) => status === 'fulfilled').length
    expect(confirmed).toBeGreaterThan(0)
    expect(confirmed).toBeLessThan(10)
    expect(sent).toHaveLength(fault === 'sendFails' ? confirmed : 10)
    expect(await total(straight, url)).toBe(sent.length)
  }
})

test('an entry that is sent twice becomes two messages', async () => {
  const { straight, url, send, proxy } = await open({ sentTwice: 1 })
  proxy.setFaulting(true)
  await send('a')
  const messages = await receive(straight, url, 1)
  expect(messages.map(({ body }) => body)).toEqual(['a', 'a'])
  expect(new Set(messages.map(({ messageId }) => messageId)).size).toBe(2)
})

test('a duplicate has the same id, a receipt of its own, and deletes the message', async () => {
  const { sqs, straight, url, send, proxy } = await open({ duplicated: 1 })
  await Promise.all([send('a'), send('b')])
  const first = await receive(sqs, url, 1)
  proxy.setFaulting(true)
  await send('c')
  const second = await receive(sqs, url, 1)
  const again = second.find(({ body }) => body !== 'c') as ReceivedMessage
  const original = first.find(({ messageId }) => messageId === again.messageId)
  expect(original?.receiptHandle).not.toBe(again.receiptHandle)
  expect(again.receiveCount).toBe(2)
  expect(await deleteBatch(sqs, url, [again])).toHaveLength(1)
  expect(await total(straight, url)).toBe(2)
})

test('a ghost comes after its message was deleted, and can be deleted again', async () => {
  const { sqs, straight, url, send, proxy } = await open({ ghost: 1 })
  await send('a')
  const first = await receive(sqs, url, 1)
  await deleteBatch(sqs, url, first)
  proxy.setFaulting(true)
  await send('b')
  const second = await receive(sqs, url, 1)
  const ghost = second.find(({ messageId }) => messageId === first[0]?.messageId) as ReceivedMessage
  expect(ghost.body).toBe('a')
  expect(await deleteBatch(sqs, url, [ghost])).toHaveLength(1)
  expect(await total(straight, url)).toBe(1)
})

test('a message that is withheld comes when its visibility timeout ends', async () => {
  const { sqs, url, send, proxy } = await open({ withheld: 1 }, 1)
  await send('a')
  proxy.setFaulting(true)
  expect(await receive(sqs, url, 0)).toEqual([])
  proxy.setFaulting(false)
  expect(await receive(sqs, url, 3)).toMatchObject([{ body: 'a', receiveCount: 2 }])
})

test.each([
  ['deleteFails', 0, 1],
  ['deleteFailsAfter', 0, 0],
  ['deleteForgotten', 1, 1],
] as const)('%s: %i confirmed, %i left', async (fault, confirmed, left) => {
  const { sqs, straight, url, send, proxy } = await open({ [fault]: 1 })
  await send('a')
  const messages = await receive(sqs, url, 1)
  proxy.setFaulting(true)
  expect(await deleteBatch(sqs, url, messages)).toHaveLength(confirmed)
  expect(await total(straight, url)).toBe(left)
})
