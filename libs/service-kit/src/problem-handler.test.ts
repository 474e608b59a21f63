import { connect } from 'node:net'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestService } from './testing-service.ts'

let kit: Awaited<ReturnType<typeof createTestService>>
beforeAll(async () => {
  kit = await createTestService()
  await kit.service.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(() => kit.close())

const post = (payload: string, headers: Record<string, string> = {}) =>
  kit.service.inject({
    method: 'POST',
    url: '/echo',
    payload,
    headers: { 'content-type': 'application/json', ...headers },
  })

test.each([
  ['an unknown field', '{"text":"a","extra":1}', '#/extra', 'additionalProperties'],
  ['a wrong type, never coerced', '{"text":1}', '#/text', 'type'],
  ['a missing field', '{}', '#/text', 'required'],
  ['too long', '{"text":"12345678901"}', '#/text', 'maxLength'],
  ['NUL', '{"text":"a\\u0000b"}', '#/text', 'invalid-text'],
  ['a lone surrogate', '{"text":"a\\ud800b"}', '#/text', 'invalid-text'],
  ['a huge number', '{"text":"a","count":1e400}', '#/count', 'type'],
  ['a fraction', '{"text":"a","count":1.5}', '#/count', 'type'],
])('%s: 400 with its place', async (_name, body, pointer, code) => {
  const answer = await post(body)
  expect(answer.statusCode).toBe(400)
  expect(answer.headers['content-type']).toBe('application/problem+json')
  expect(answer.json()).toMatchObject({ code: 'invalid-request', retryable: false, errors: [{ pointer, code }] })
})

test.each([
  ['broken JSON', '{"text":', {}, 400, 'malformed-json'],
  ['a poisoned prototype', '{"text":"a","__proto__":{"x":1}}', {}, 400, 'malformed-json'],
  ['a form', 'text=a', { 'content-type': 'application/x-www-form-urlencoded' }, 415, 'unsupported-media-type'],
  ['a body over 128 KiB', `{"text":"${'a'.repeat(140_000)}"}`, {}, 413, 'payload-too-large'],
])('%s: refused', async (_name, body, headers, status, code) => {
  const answer = await post(body, headers)
  expect([answer.statusCode, answer.json().code]).toEqual([status, code])
})

test('unknown query fields and broken percent-encodings are named, too', async () => {
  const query = await kit.service.inject('/things/1?limt=3')
  expect(query.json().errors).toMatchObject([{ pointer: '/query/limt', code: 'additionalProperties' }])
  const url = await kit.service.inject('/things/%zz')
  expect([url.statusCode, url.json().code]).toEqual([400, 'invalid-request'])
  expect((await kit.service.inject('/things/1%00')).statusCode).toBe(400)
})

test('unknown paths and methods', async () => {
  expect((await kit.service.inject('/nowhere')).json()).toMatchObject({
    status: 404,
    code: 'not-found',
    instance: '/nowhere',
  })
  expect((await kit.service.inject({ method: 'DELETE', url: '/me' })).json()).toMatchObject({ status: 405 })
})

test('a dependency that is away is 503 with Retry-After; our own faults are 500 and tell nothing', async () => {
  const away = await kit.service.inject('/fail/dependency')
  expect([away.statusCode, away.json().code, away.json().retryable]).toEqual([503, 'service-unavailable', true])
  expect(Number(away.headers['retry-after'])).toBeGreaterThan(0)
  const fault = await kit.service.inject('/fail/other')
  expect(fault.statusCode).toBe(500)
  expect(fault.body).not.toContain('1234')
})

test('words follow the language of the client, Korean by default', async () => {
  const korean = await kit.service.inject('/fail/problem')
  expect(korean.json()).toMatchObject({
    detail: '없는 식당입니다.',
    type: 'http://test.example/docs/problems#restaurant-unknown',
  })
  const english = await kit.service.inject({
    url: '/fail/problem',
    headers: { 'accept-language': 'en-US,en;q=0.9,ko;q=0.8' },
  })
  expect(english.json().detail).toBe('There is no such restaurant.')
})

test('bytes that are no HTTP request, and too many headers, get a problem document and a closed connection', async () => {
  const { port } = kit.service.server.address() as AddressInfo
  const send = (bytes: string) => {
    const socket = connect(port, '127.0.0.1')
    socket.write(bytes)
    return text(socket)
  }
  expect(await send('NONSENSE\r\n\r\n')).toMatch(
    /^HTTP\/1.1 400 .*application\/problem\+json.*"code":"invalid-request"/s,
  )
  const large = await send(`GET / HTTP/1.1\r\nHost: x\r\nA: ${'a'.repeat(40_000)}\r\n\r\n`)
  expect(large).toMatch(/^HTTP\/1.1 431 .*"code":"headers-too-large"/s)
})

test('what follows broken bytes is taken off the connection, so that its sender hears why', async () => {
  const { port } = kit.service.server.address() as AddressInfo
  const socket = connect(port, '127.0.0.1')
  socket.write(`PUT / HTTP/1.1\r\nHost: x\r\nA: ${'a'.repeat(40_000)}\r\nContent-Length: 8000000\r\n\r\n`)
  // Far more than the buffers on the way hold, in many pieces.
  for (let piece = 0; piece < 80; piece += 1) socket.write('x'.repeat(100_000))
  expect(await text(socket)).toMatch(/^HTTP\/1.1 431 .*"code":"headers-too-large"/s)
})

test('a body that is refused unread is still taken off the connection, so that its sender hears why', async () => {
  const { port } = kit.service.server.address() as AddressInfo
  const socket = connect(port, '127.0.0.1')
  // Far more than the buffers on the way hold.
  const body = 'x'.repeat(8_000_000)
  socket.write(
    `POST /echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n`,
  )
  socket.write(body)
  socket.write('GET /me HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')
  expect(await text(socket)).toMatch(/^HTTP\/1.1 413 .*"code":"payload-too-large".*HTTP\/1.1 401 /s)
})

test.each(['Infinity', '-Infinity', '1e999', 'NaN', '1.5', 'x', '', '0x10', '1e1', '05', '%205', '%2B5', '٥'])(
  'a query number of "%s" is refused',
  async (limit) => {
    const answer = await kit.service.inject(`/things/1?limit=${limit}`)
    expect([answer.statusCode, answer.json().errors[0]?.pointer]).toEqual([400, '/query/limit'])
  },
)
