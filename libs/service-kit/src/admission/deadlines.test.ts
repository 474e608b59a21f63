import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import { connect } from 'node:net'
import type { AddressInfo } from 'node:net'
import { fastify } from 'fastify'
import { expect, onTestFinished, test, vi } from 'vitest'
import { watchDeadlines } from './deadlines.ts'
import { closeBeyond } from './unread.ts'

test('who has not answered in time is answered for, once; who has is left alone', async () => {
  const deadlines = watchDeadlines(50, 5)
  onTestFinished(deadlines.stop)
  const app = fastify()
  onTestFinished(() => app.close())
  const never = Promise.withResolvers<object>()
  const late = vi.fn()
  const letGo = vi.fn()
  app.setErrorHandler((error, _request, reply) => {
    late(error)
    return reply.status(503).send({})
  })
  app.addHook('onRequest', async (_request, reply) => void reply.raw.once('close', deadlines.begin(reply, letGo)))
  app.get('/quick', async () => ({}))
  app.get('/never', () => never.promise)
  const [quick, slow] = await Promise.all([app.inject('/quick'), app.inject('/never')])
  expect([quick.statusCode, slow.statusCode]).toEqual([200, 503])
  never.resolve({})
  await never.promise
  expect(late).toHaveBeenCalledTimes(1)
  // Of each once.
  expect(letGo).toHaveBeenCalledTimes(2)
  expect(late.mock.calls[0]?.[0]).toMatchObject({ code: 'service-unavailable' })
})

/** More than the kernel takes of an answer that nobody reads. */
const LONG = 'x'.repeat(16 * 1024 * 1024)

test('an answer that is made and not read lets its place go at once, and its connection is closed in time', async () => {
  const deadlines = watchDeadlines(2_000, 5)
  onTestFinished(deadlines.stop)
  const app = fastify()
  onTestFinished(() => app.close())
  const letGo = vi.fn()
  const closed = vi.fn()
  app.addHook('onRequest', async (_request, reply) => {
    const end = deadlines.begin(reply, letGo)
    reply.raw.once('close', () => {
      closed()
      end()
    })
  })
  app.get('/long', async () => LONG)
  await app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.server.address() as AddressInfo
  const socket = connect(port, '127.0.0.1').on('error', () => undefined)
  onTestFinished(() => void socket.destroy())
  socket.write('GET /long HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(2))
  const [serverSide] = await once(app.server, 'connection')
  await vi.waitUntil(() => letGo.mock.calls.length === 2, { timeout: 1_500 })
  expect(closed).not.toHaveBeenCalled()
  await once(serverSide, 'close')
  await vi.waitUntil(() => closed.mock.calls.length === 2)
  expect(letGo).toHaveBeenCalledTimes(2)
})

test('of answers that nobody reads the oldest are closed where they are too much', () => {
  const answer = (writableLength: number) => ({ writableLength, destroy: vi.fn() })
  const answers = [answer(1), answer(60), answer(30), answer(0), answer(20)]
  closeBeyond(answers as unknown as ServerResponse[], 100)
  expect(answers.map(({ destroy }) => destroy.mock.calls.length)).toEqual([1, 1, 0, 0, 0])
})
