import { once } from 'node:events'
import { Agent, get } from 'node:http'
import type { IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import type { AddressInfo } from 'node:net'
import { setImmediate as aTurn } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { createTestService } from './testing-service.ts'

/** Milliseconds that closing may take beyond what it waits for: far below the 65 s of keep-alive. */
const SOON_MS = 2_000

/** A service that listens, with a route that answers when it is let, in two pieces. */
async function listening() {
  const { service, close } = await createTestService()
  const [begun, head, end] = [0, 1, 2].map(() => Promise.withResolvers<void>()) as [Gate, Gate, Gate]
  service.get('/slow', { config: { auth: 'none' } }, async (_request, reply) => {
    begun.resolve()
    await head.promise
    reply.hijack()
    reply.raw.writeHead(200).write('first ')
    await end.promise
    reply.raw.end('second')
  })
  service.get('/held', { config: { auth: 'none' } }, async () => {
    begun.resolve()
    await head.promise
    return { held: true }
  })
  await service.listen({ host: '127.0.0.1', port: 0 })
  const agent = new Agent({ keepAlive: true })
  onTestFinished(() => agent.destroy())
  const { port } = service.server.address() as AddressInfo
  const ask = async (path: string) => {
    const [answer] = (await once(get({ host: '127.0.0.1', port, path, agent }), 'response')) as [IncomingMessage]
    return answer
  }
  /** As `runService` does. */
  const drainAndClose = () => {
    service.drain()
    return close()
  }
  return { ask, close, drainAndClose, port, service, begun, head, end }
}

type Gate = PromiseWithResolvers<void>

test('a request that is being answered when closing begins gets its answer, and does not hold the process by keep-alive', async () => {
  const { ask, drainAndClose, begun, head } = await listening()
  const answered = ask('/held')
  await begun.promise
  const closed = drainAndClose()
  head.resolve()
  const answer = await answered
  expect([answer.statusCode, answer.headers.connection]).toEqual([200, 'close'])
  expect(await textOf(answer)).toBe('{"held":true}')
  await expect(within(SOON_MS, closed)).resolves.toBeUndefined()
})

test('an answer whose head was sent before is sent to its end, and is the last of its connection', async () => {
  const { ask, drainAndClose, service, head, end } = await listening()
  head.resolve()
  const answer = await ask('/slow')
  const closed = drainAndClose()
  // Idle connections are closed then; this one is not idle yet.
  while (service.server.listening) await aTurn()
  end.resolve()
  expect(await textOf(answer)).toBe('first second')
  await expect(within(SOON_MS, closed)).resolves.toBeUndefined()
})

test('from draining on clients are asked to come by another connection, while requests are still taken', async () => {
  const { ask, close, service } = await listening()
  const connections = []
  for (const drain of [false, true]) {
    if (drain) service.drain()
    const answer = await ask('/healthz')
    connections.push([answer.statusCode, answer.headers.connection])
    answer.resume()
  }
  expect(connections).toEqual([
    [200, 'keep-alive'],
    [200, 'close'],
  ])
  await close()
})

test('whoever never ends a request does not hold the process until it is killed', { timeout: 20_000 }, async () => {
  const { drainAndClose, port } = await listening()
  const sender = connect(port, '127.0.0.1')
  onTestFinished(() => void sender.destroy())
  // Once the first is answered, the half of the second has arrived.
  sender.write('GET /healthz HTTP/1.1\r\nhost: x\r\n\r\nPOST /echo HTTP/1.1\r\nhost: x\r\ncontent-le')
  await once(sender, 'data')
  await expect(within(10_000 + SOON_MS, drainAndClose())).resolves.toBeUndefined()
})

async function textOf(answer: IncomingMessage): Promise<string> {
  let text = ''
  for await (const piece of answer) text += String(piece)
  return text
}

/** @throws Error where it takes longer */
async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => late.reject(new Error(`not within ${ms} ms`)), ms)
  return Promise.race([work, late.promise]).finally(() => clearTimeout(timer))
}
