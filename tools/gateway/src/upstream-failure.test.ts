import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { deadOrigin, listen, startGateway } from '../test/upstream.ts'

async function ask(origin: string, init: RequestInit = {}) {
  const answer = await fetch(`${origin}/posts/1?x=1`, init)
  return { answer, problem: (await answer.json()) as Record<string, unknown> }
}

test('an unreachable service is 503 with Retry-After; the others go on', async () => {
  const gateway = await startGateway({ 'post-service': await deadOrigin() })
  const { answer, problem } = await ask(gateway.origin)
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '1'])
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/)
  expect(problem).toMatchObject({ code: 'service-unavailable', instance: '/posts/1', retryable: true })
  expect((await fetch(`${gateway.origin}/feed`)).status).toBe(200)
})

test('a service that hangs up is 502, asked once', async () => {
  let asked = 0
  const { origin } = await listen((request) => {
    asked++
    request.socket.destroy()
  })
  const gateway = await startGateway({ 'post-service': origin })
  const { answer, problem } = await ask(gateway.origin, { method: 'POST', body: '{}' })
  expect([answer.status, answer.headers.get('retry-after'), asked]).toEqual([502, '1', 1])
  expect(problem).toMatchObject({ code: 'bad-gateway', retryable: true })
})

test('a service that hangs up while it is sent a body ends the connection too, on which the rest would stand in the way', async () => {
  const { origin } = await listen((request) => void request.socket.destroy())
  const gateway = await startGateway({ 'post-service': origin })
  const socket = connect(gateway.port, '127.0.0.1')
  socket.write('POST /posts HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n{')
  expect(await text(socket)).toMatch(/^HTTP\/1.1 502 .*"code":"bad-gateway"/s)
})

test('a service that keeps silent is 504', async () => {
  const { origin } = await listen(() => undefined)
  const gateway = await startGateway({ 'post-service': origin }, 100)
  const { answer, problem } = await ask(gateway.origin, { headers: { 'accept-language': 'en-GB' } })
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([504, '1'])
  expect(problem).toMatchObject({ code: 'gateway-timeout', detail: 'The service did not answer in time.' })
})

test('a 503 of the service itself passes once and untouched', async () => {
  let asked = 0
  const { origin } = await listen((_request, response) => {
    asked++
    response.writeHead(503, { 'retry-after': '7', 'content-type': 'application/problem+json' }).end('{"code":"own"}')
  })
  const gateway = await startGateway({ 'post-service': origin })
  const { answer, problem } = await ask(gateway.origin)
  expect([answer.status, answer.headers.get('retry-after'), problem, asked]).toEqual([503, '7', { code: 'own' }, 1])
})
