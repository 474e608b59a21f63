import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { receive } from './receive.ts'
import { createSender } from './sender.ts'
import { openTestQueue } from './testing.ts'
import { queueDepth } from './queue-depth.ts'
import { openSqs } from './open-sqs.ts'
import { answering } from '../test/sqs-server.ts'

test('concurrent sends share requests, and each is in the queue with its attributes when it resolves', async () => {
  const { sqs, url } = await openTestQueue()
  let requests = 0
  const { requestHandler } = sqs.config
  const handle = requestHandler.handle.bind(requestHandler)
  requestHandler.handle = (...call) => {
    requests += 1
    return handle(...call)
  }
  const send = createSender(sqs, url)
  await Promise.all(
    Array.from({ length: 25 }, (_, index) =>
      send(`클릭 ${index}`, { trace: { DataType: 'String', StringValue: `t${index}` } }),
    ),
  )
  expect(requests).toBe(3)
  expect((await queueDepth(sqs, url)).visible).toBe(25)
  const [message] = await receive(sqs, url, 0)
  expect(message).toMatchObject({ receiveCount: 1, body: expect.stringMatching(/^클릭 \d+$/) })
  expect(message?.attributes.trace?.StringValue).toBe(message?.body.replace('클릭 ', 't'))
})

test('a partial failure rejects exactly the callers of the failed entries', async () => {
  const server = await answering((request) => {
    const { Entries } = request as { Entries: { Id: string; MessageBody: string }[] }
    return {
      status: 200,
      body: {
        Successful: Entries.filter(({ MessageBody }) => MessageBody !== 'bad').map(({ Id, MessageBody }) => ({
          Id,
          MessageId: `m${Id}`,
          MD5OfMessageBody: createHash('md5').update(MessageBody).digest('hex'),
        })),
        Failed: Entries.filter(({ MessageBody }) => MessageBody === 'bad').map(({ Id }) => ({
          Id,
          Code: 'InternalError',
          SenderFault: false,
        })),
      },
    }
  })
  const send = createSender(openSqs({ endpoint: server.url }), `${server.url}/1/q`)
  const outcomes = await Promise.allSettled(['good', 'bad', 'good', 'bad'].map((body) => send(body)))
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'rejected'])
  expect(outcomes[1]).toMatchObject({ reason: { name: 'QueueNotConfirmed', $fault: 'server' } })
  await server.close()
})

test('a server that never answers, and one that is gone, reject in time', async () => {
  const silent = await answering(() => undefined)
  const send = createSender(openSqs({ endpoint: silent.url }), `${silent.url}/1/q`, { timeoutMs: 200 })
  await expect(send('x')).rejects.toMatchObject({ name: 'QueueNotConfirmed' })
  await silent.close()
  const gone = createSender(openSqs({ endpoint: silent.url }), `${silent.url}/1/q`)
  await expect(gone('x')).rejects.toMatchObject({ name: 'QueueNotConfirmed' })
})

test('a body that could burst a batch is refused before it is sent', async () => {
  const { sqs, url } = await openTestQueue()
  await expect(createSender(sqs, url)('x'.repeat(8_001))).rejects.toBeInstanceOf(RangeError)
  expect((await queueDepth(sqs, url)).visible).toBe(0)
})

test('a message waits longer for company where the last one found it, and each deadline that was met is called off', async () => {
  const { sqs, url } = await openTestQueue()
  const waits: number[] = []
  let running = 0
  const clock = {
    after(ms: number, run: () => void) {
      waits.push(ms)
      const timer = setImmediate(run)
      return () => clearImmediate(timer)
    },
    deadline: (ms: number) => {
      running += 1
      return { signal: AbortSignal.timeout(ms), met: () => void (running -= 1) }
    },
  }
  const send = createSender(sqs, url, { clock })
  await send('alone')
  await Promise.all([send('one'), send('of two')])
  await send('alone again')
  await send('and again')
  const [short, second, long, last] = waits
  expect(second).toBe(short)
  expect(long).toBeGreaterThan(short ?? NaN)
  expect(last).toBe(short)
  expect(running).toBe(0)
})
