import { once } from 'node:events'
import { expect, test } from 'vitest'
import { jsonOf, rawRequest } from '../test/raw-request.ts'
import type { Seen } from '../test/upstream.ts'
import { listen, startGateway } from '../test/upstream.ts'
import { traceHeader } from './trace-id.ts'

const root = /^Root=1-[0-9a-f]{8}-[0-9a-f]{24}$/

test('the service gets the headers that an ALB adds, and the host that the client named', async () => {
  const { port } = await startGateway()
  const { headers } = jsonOf<Seen>(await rawRequest(port, '/feed'))
  expect(headers).toMatchObject({
    host: 'localhost',
    'x-forwarded-for': '127.0.0.1',
    'x-forwarded-proto': 'http',
    'x-forwarded-port': String(port),
  })
  expect(headers['x-amzn-trace-id']).toMatch(root)
})

test('a client cannot pass off its own proto, port or address, only put addresses in front', async () => {
  const { port } = await startGateway()
  const sent = ['X-Forwarded-For: 10.0.0.1', 'X-Forwarded-Proto: https', 'X-Forwarded-Port: 443']
  const { headers } = jsonOf<Seen>(await rawRequest(port, '/feed', sent))
  expect(headers).toMatchObject({
    'x-forwarded-for': '10.0.0.1, 127.0.0.1',
    'x-forwarded-proto': 'http',
    'x-forwarded-port': String(port),
  })
})

test('hop-by-hop and invalid headers stop here, all others pass', async () => {
  const { port } = await startGateway()
  const { headers } = jsonOf<Seen>(
    await rawRequest(port, '/feed', [
      'Connection: close, X-Hop',
      'X-Hop: 1',
      'Keep-Alive: timeout=9',
      'TE: trailers',
      'Proxy-Authorization: x',
      'Upgrade: h2c',
      'Expect: 100-continue',
      'X_Under_Score: 1',
      'X.Dot: 1',
      'Authorization: Bearer abc',
      'Idempotency-Key: k',
      'If-Match: "3"',
    ]),
  )
  expect(headers).toMatchObject({ authorization: 'Bearer abc', 'idempotency-key': 'k', 'if-match': '"3"' })
  const stopped = ['x-hop', 'keep-alive', 'te', 'proxy-authorization', 'upgrade', 'expect', 'x_under_score', 'x.dot']
  for (const name of stopped) expect(headers, name).not.toHaveProperty(name)
})

test('a GET with a body leaves nothing behind on the connection to the service', async () => {
  const { port } = await startGateway()
  const answer = await rawRequest(port, '/posts', ['Content-Length: 5', '', 'hello'])
  expect(jsonOf<Seen>(answer)).toMatchObject({ bytes: 0 })
  expect(jsonOf<Seen>(await rawRequest(port, '/posts/2'))).toMatchObject({ url: '/posts/2' })
})

test('the answer keeps status and headers, less those of the upstream connection', async () => {
  const { origin } = await listen((_request, response) => {
    response.writeHead(303, {
      location: '/posts/1',
      'set-cookie': ['a=1', 'b=2'],
      'keep-alive': 'timeout=3',
      connection: 'x-secret-hop',
      'x-secret-hop': '1',
      etag: '"1"',
    })
    response.end('see other')
  })
  const gateway = await startGateway({ 'post-service': origin })
  const answer = await fetch(`${gateway.origin}/posts`, { redirect: 'manual' })
  expect(answer.status).toBe(303)
  expect(answer.headers.get('location')).toBe('/posts/1')
  expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2'])
  expect(answer.headers.get('etag')).toBe('"1"')
  expect(answer.headers.get('x-secret-hop')).toBeNull()
  expect(answer.headers.get('keep-alive')).not.toBe('timeout=3')
  expect(await answer.text()).toBe('see other')
})

test.each([204, 304])('status %d passes without a body', async (status) => {
  const { origin } = await listen((_request, response) => response.writeHead(status, { etag: '"7"' }).end())
  const gateway = await startGateway({ 'post-service': origin })
  const answer = await fetch(`${gateway.origin}/posts`)
  expect([answer.status, answer.headers.get('etag'), await answer.text()]).toEqual([status, '"7"', ''])
})

test('connections to a service are kept and used again', async () => {
  let connections = 0
  const { origin, server } = await listen((_request, response) => response.end('{}'))
  server.on('connection', () => connections++)
  const gateway = await startGateway({ 'feed-service': origin })
  for (let i = 0; i < 5; i++) await (await fetch(`${gateway.origin}/feed`)).text()
  expect(connections).toBe(1)
  const closed = once(server, 'close')
  server.close()
  server.closeAllConnections()
  await closed
})

test('a trace id gets a Root where it has none and a Self where it has one', () => {
  const own = 'Root=1-67891233-abcdef012345678912345678'
  expect(traceHeader(undefined)).toMatch(root)
  expect(traceHeader('CalledFrom=app').split(';')).toEqual([expect.stringMatching(root), 'CalledFrom=app'])
  const expected = [expect.stringMatching(/^Self=1-[0-9a-f]{8}-[0-9a-f]{24}$/), own]
  expect(traceHeader(own).split(';')).toEqual(expected)
  expect(traceHeader(`Self=1-67891234-12456789abcdef012345678;${own}`).split(';')).toEqual(expected)
})
