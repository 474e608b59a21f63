import { expect, test } from 'vitest'
import { answering } from '../test/sqs-server.ts'
import { callSqs } from './call-sqs.ts'
import { openSqs } from './open-sqs.ts'
import { openTestQueue } from './testing.ts'

test('a message goes through as it is', async () => {
  const { sqs, url } = await openTestQueue()
  const Entries = [{ Id: 'a', MessageBody: '좋아요 "\\\n' }]
  const { Successful } = await callSqs(sqs, 'SendMessageBatch', { QueueUrl: url, Entries })
  expect(Successful).toMatchObject([{ Id: 'a', MessageId: expect.any(String) }])
  const { Messages } = await callSqs(sqs, 'ReceiveMessage', { QueueUrl: url, WaitTimeSeconds: 1 })
  expect(Messages).toMatchObject([{ Body: '좋아요 "\\\n', MessageId: Successful?.[0]?.MessageId }])
})

test('a queue that is not there is refused at once, by its name', async () => {
  const { sqs, url } = await openTestQueue()
  const call = callSqs(sqs, 'ReceiveMessage', { QueueUrl: `${url}-not` })
  await expect(call).rejects.toMatchObject({ name: 'QueueDoesNotExist', $fault: 'client' })
})

test('a server that fails is asked three times, and an error page is an error', async () => {
  let asked = 0
  const server = await answering(() => ({ status: (asked += 1) < 3 ? 503 : 200, body: { Messages: [] } }))
  const sqs = openSqs({ endpoint: server.url })
  await expect(callSqs(sqs, 'ReceiveMessage', { QueueUrl: 'q' })).resolves.toEqual({ Messages: [] })
  expect(asked).toBe(3)
  await server.close()
  const failing = await answering(() => ({ status: 502, body: '<html>' }))
  const call = callSqs(openSqs({ endpoint: failing.url }), 'ReceiveMessage', { QueueUrl: 'q' })
  await expect(call).rejects.toMatchObject({ $fault: 'server', $metadata: { httpStatusCode: 502 } })
  await failing.close()
})

test('a server that goes on failing is asked again ever less, and as before once it answers', async () => {
  let asked = 0
  let status = 503
  const server = await answering(() => ({ status: ((asked += 1), status), body: {} }))
  const sqs = openSqs({ endpoint: server.url })
  const call = () => callSqs(sqs, 'ReceiveMessage', { QueueUrl: 'q' }).catch(() => undefined)
  const tries = async (calls: number) => {
    const before = asked
    await Promise.all(Array.from({ length: calls }, call))
    return (asked - before) / calls
  }
  expect(await tries(10)).toBe(3)
  expect(await tries(100)).toBeLessThan(1.5)
  expect(await tries(100)).toBe(1)
  status = 200
  await tries(100)
  status = 503
  expect(await tries(2)).toBe(3)
  await server.close()
})

test('an aborted call ends at once', async () => {
  const silent = await answering(() => undefined)
  const abort = new AbortController()
  const call = callSqs(
    openSqs({ endpoint: silent.url }),
    'ReceiveMessage',
    { QueueUrl: 'q' },
    { abortSignal: abort.signal },
  )
  abort.abort()
  await expect(call).rejects.toMatchObject({ name: 'AbortError' })
  await silent.close()
})
