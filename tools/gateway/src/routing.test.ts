import { expect, test } from 'vitest'
import { jsonOf, rawRequest } from '../test/raw-request.ts'
import type { Seen } from '../test/upstream.ts'
import { startGateway } from '../test/upstream.ts'

test('every rule reaches its service with path and query byte for byte', async () => {
  const { port } = await startGateway()
  const expected: [target: string, service: string][] = [
    ['/uploads', 'upload-presigner'],
    ['/posts?authorId=1&cursor=a%2Fb', 'post-service'],
    ['/restaurants?query=%EC%B9%B4%ED%8E%98', 'post-service'],
    ['/feed/hashtags/%EC%B9%B4%ed%8e%98', 'feed-service'],
    ['/relations/likes/12', 'relation-service'],
    ['/users/me', 'relation-service'],
    ['/dev/token?x=1', 'issuer'],
    ['/ops', 'ops'],
    ['/ops/events?x=1', 'ops'],
    ['/posts//a/./b;c=1/%2e%2e/%2F', 'post-service'],
    ['/posts/../healthz', 'post-service'],
    ['/posts/%zz?%', 'post-service'],
    ["/feed?q='<>[]{}|^`\\", 'feed-service'],
    ['/posts/http://evil/x?y', 'post-service'],
    ['/posts/?', 'post-service'],
    ['/posts?a=1&a=2&&=', 'post-service'],
  ]
  for (const [target, service] of expected) {
    const answer = await rawRequest(port, target)
    expect(answer.status, target).toBe(200)
    expect(jsonOf<Seen>(answer), target).toMatchObject({ name: service, url: target })
  }
})

test.each([
  '/',
  '/healthz',
  '/readyz',
  '/metrics',
  '/openapi.json',
  '//healthz',
  '//posts',
  '/./posts',
  '/x/../posts',
  '/Posts',
  '/%70osts',
  '/posts%2f..%2fhealthz',
  '/posts;/../healthz',
  '/dev',
  '/devil',
  '/dev%2Ftoken',
  '/dev/openapi/issuer.json',
  '/dev/openapi/counter-batch.json',
  '/dev/openapi/ops.json',
  '/opsy',
  // Names of the gateway's inner routes mean nothing from outside.
  '/forward',
  '/refused',
  '/nothing',
  '/%zz',
  'http://127.0.0.1/posts',
])('%s is 404 with a problem document and reaches no service', async (target) => {
  const { port } = await startGateway()
  const answer = await rawRequest(port, target)
  expect(answer.status).toBe(404)
  expect(answer.head).toMatch(/^content-type: application\/problem\+json/im)
  expect(jsonOf(answer)).toMatchObject({ status: 404, code: 'not-found', retryable: false, errors: [] })
})

test.each(['/posts/../../healthz', '/posts/..%2f..%2fhealthz', '/..', '/dev/../../x'])(
  '%s climbs above the root: 400, as an ALB answers',
  async (target) => {
    const { port } = await startGateway()
    const answer = await rawRequest(port, target)
    expect(answer.status).toBe(400)
    expect(jsonOf(answer)).toMatchObject({ status: 400, code: 'invalid-request', instance: target })
  },
)

test.each([
  ['a header without a colon', '/posts', ['bad header']],
  ['a path with bytes beyond ASCII', '/posts/\xec\xb9\xb4', []],
  ['two lengths', '/posts', ['Content-Length: 1', 'Content-Length: 2']],
])('%s is no request and is answered with a problem document', async (_name, target, headers) => {
  const { port } = await startGateway()
  const answer = await rawRequest(port, target, headers)
  expect(answer.status).toBe(400)
  expect(jsonOf(answer)).toMatchObject({ code: 'invalid-request' })
})

test('every method that a service may have passes, an unknown one is 404', async () => {
  const { origin } = await startGateway()
  for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
    const seen = (await (await fetch(`${origin}/posts/1`, { method })).json()) as Seen
    expect(seen).toMatchObject({ name: 'post-service', method, bytes: 0 })
  }
  const head = await fetch(`${origin}/posts/1`, { method: 'HEAD' })
  expect([head.status, await head.text()]).toEqual([200, ''])
  expect((await fetch(`${origin}/posts/1`, { method: 'PROPFIND' })).status).toBe(404)
})
