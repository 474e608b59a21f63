import { expect, test } from 'vitest'
import type { Seen } from '../test/upstream.ts'
import { deadOrigin, listen, startGateway } from '../test/upstream.ts'
import { loopbackOrigin } from './upstream-routes.ts'

const put = (url: unknown) => ({
  method: 'PUT',
  headers: { 'content-type': 'application/json' },
  body: typeof url === 'string' ? JSON.stringify({ url }) : JSON.stringify(url),
})
const json = async (answer: Response) => (await answer.json()) as Record<string, unknown>

test("a developer's instance takes over one service and hands it back", async () => {
  const { origin: mine } = await listen((_request, response) => response.end('{"name":"mine"}'))
  const { origin, origins } = await startGateway()
  const feed = async () => json(await fetch(`${origin}/feed`))
  const rerouted = await fetch(`${origin}/dev/upstreams/feed-service`, put(`${mine}/`))
  expect(await json(rerouted)).toEqual({ service: 'feed-service', url: mine, rerouted: true })
  expect(await feed()).toMatchObject({ name: 'mine' })
  expect((await json(await fetch(`${origin}/posts`))).name).toBe('post-service')
  const { upstreams } = await json(await fetch(`${origin}/dev/upstreams`))
  expect(upstreams).toContainEqual({ service: 'feed-service', url: mine, rerouted: true })
  expect(upstreams).toContainEqual({ service: 'post-service', url: origins['post-service'], rerouted: false })
  const restored = await fetch(`${origin}/dev/upstreams/feed-service`, { method: 'DELETE' })
  expect(await json(restored)).toMatchObject({ url: origins['feed-service'], rerouted: false })
  expect(await feed()).toMatchObject({ name: 'feed-service' })
})

test.each([
  'http://10.0.0.1:80',
  'http://example.com',
  'https://127.0.0.1:1',
  'http://127.0.0.1:1/path',
  'http://127.0.0.1:1/?q',
  'http://user@127.0.0.1:1',
  'http://127.0.0.1.evil.test',
  'nonsense',
  '',
  { url: 4001 },
  { url: 'http://127.0.0.1:1', more: true },
  {},
  [],
])('rerouting to %j is refused and changes nothing', async (url) => {
  const { origin, origins } = await startGateway()
  const answer = await fetch(`${origin}/dev/upstreams/feed-service`, put(url))
  expect(answer.status).toBe(400)
  const problem = (await answer.json()) as { code: string; errors: { pointer: string }[] }
  expect(problem.code).toBe('invalid-request')
  expect(problem.errors[0]?.pointer).toMatch(/^#/)
  const { upstreams } = await json(await fetch(`${origin}/dev/upstreams`))
  expect(upstreams).toContainEqual({ service: 'feed-service', url: origins['feed-service'], rerouted: false })
})

test('loopback is all of 127/8, ::1 and localhost, in any notation of the URL standard', () => {
  expect(['http://127.9.9.9:1', 'http://[::1]:1', 'http://localhost:1', 'http://0x7f.1:1'].map(loopbackOrigin)).toEqual(
    ['http://127.9.9.9:1', 'http://[::1]:1', 'http://localhost:1', 'http://127.0.0.1:1'],
  )
})

test('an unknown service is 404, broken JSON is 400, another media type is 415', async () => {
  const { origin } = await startGateway()
  const status = async (service: string, init: RequestInit) =>
    (await fetch(`${origin}/dev/upstreams/${service}`, init)).status
  expect(await status('counter-batch', put('http://127.0.0.1:1'))).toBe(404)
  expect(await status('%zz', put('http://127.0.0.1:1'))).toBe(400)
  expect(await status('feed-service', { ...put(''), body: '{' })).toBe(400)
  expect(await status('feed-service', { ...put(''), headers: { 'content-type': 'application/xml' } })).toBe(415)
})

test('the document of each service is there for the frontend team', async () => {
  const { origin } = await startGateway()
  for (const service of ['post-service', 'feed-service', 'relation-service', 'upload-presigner']) {
    const seen = (await (await fetch(`${origin}/dev/openapi/${service}.json`)).json()) as Seen
    expect(seen).toMatchObject({ name: service, url: '/openapi.json' })
  }
})

test('ready means that every service is ready; the one that is not is named', async () => {
  const { origin } = await startGateway()
  expect((await fetch(`${origin}/dev/readyz`)).status).toBe(200)
  expect((await fetch(`${origin}/dev/healthz`)).status).toBe(200)
  const sick = await listen((_request, response) => response.writeHead(503).end())
  const half = await startGateway({ 'feed-service': sick.origin, issuer: await deadOrigin() })
  const answer = await fetch(`${half.origin}/dev/readyz`)
  expect(answer.status).toBe(503)
  expect((await json(answer)).checks).toMatchObject({
    'feed-service': 'answers 503',
    issuer: 'ECONNREFUSED',
    'post-service': 'ok',
  })
  expect((await fetch(`${half.origin}/dev/healthz`)).status).toBe(200)
})
