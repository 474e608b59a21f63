import { mkdtemp, rm } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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

/** More than a Unix socket takes of an answer that nobody reads (some 200 KB everywhere; TCP takes 4 to 40 MB, as it is configured). */
const LONG = 'x'.repeat(8 * 1024 * 1024)

/** Two answers on one connection that nobody reads: how often their places were let go, and how often they were closed. */
async function twoUnread(deadlineMs: number) {
  const deadlines = watchDeadlines(deadlineMs, 5)
  onTestFinished(deadlines.stop)
  const app = fastify()
  onTestFinished(() => app.close())
  const [letGo, closed] = [vi.fn(), vi.fn()]
  app.addHook('onRequest', async (_request, reply) => {
    const end = deadlines.begin(reply, letGo)
    reply.raw.once('close', () => {
      closed()
      end()
    })
  })
  app.get('/long', async () => LONG)
  const folder = await mkdtemp(join(tmpdir(), 'unread-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const path = join(folder, 'socket')
  await app.listen({ path })
  const socket = connect(path).on('error', () => undefined)
  onTestFinished(() => void socket.destroy())
  socket.write('GET /long HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(2))
  return { letGo, closed }
}

test('an answer that is made and not read lets its place go at once, and its connection stays', async () => {
  const { letGo, closed } = await twoUnread(60_000)
  await vi.waitUntil(() => letGo.mock.calls.length === 2, { timeout: 4_000 })
  expect(closed).not.toHaveBeenCalled()
})

test('a connection on which an answer is not read in time is closed, and its places are let go once', async () => {
  const { letGo, closed } = await twoUnread(100)
  await vi.waitUntil(() => closed.mock.calls.length === 2, { timeout: 4_000 })
  expect(letGo).toHaveBeenCalledTimes(2)
})

test('of answers that nobody reads the oldest are closed where they are too much', () => {
  const answer = (writableLength: number) => ({ writableLength, destroy: vi.fn() })
  const answers = [answer(1), answer(60), answer(30), answer(0), answer(20)]
  closeBeyond(answers as unknown as ServerResponse[], 100)
  expect(answers.map(({ destroy }) => destroy.mock.calls.length)).toEqual([1, 1, 0, 0, 0])
})
