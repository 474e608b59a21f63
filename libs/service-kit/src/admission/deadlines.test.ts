import { fastify } from 'fastify'
import { expect, onTestFinished, test, vi } from 'vitest'
import { watchDeadlines } from './deadlines.ts'

test('who has not answered in time is answered for, once; who has is left alone', async () => {
  const deadlines = watchDeadlines(50, 5)
  onTestFinished(deadlines.stop)
  const app = fastify()
  onTestFinished(() => app.close())
  const never = Promise.withResolvers<object>()
  const late = vi.fn()
  app.setErrorHandler((error, _request, reply) => {
    late(error)
    return reply.status(503).send({})
  })
  app.addHook('onRequest', async (_request, reply) => void reply.raw.once('close', deadlines.begin(reply)))
  app.get('/quick', async () => ({}))
  app.get('/never', () => never.promise)
  const [quick, slow] = await Promise.all([app.inject('/quick'), app.inject('/never')])
  expect([quick.statusCode, slow.statusCode]).toEqual([200, 503])
  never.resolve({})
  await never.promise
  expect(late).toHaveBeenCalledTimes(1)
  expect(late.mock.calls[0]?.[0]).toMatchObject({ code: 'service-unavailable' })
})
