import { expect, test } from 'vitest'
import { createTestService } from './testing-service.ts'

test('ready while every dependency answers; says which does not; not ready while draining', async () => {
  let redis = true
  const { service, close } = await createTestService({
    postgres: async () => {},
    redis: async () => {
      if (!redis) throw new Error('connection refused')
    },
  })
  expect((await service.inject('/readyz')).json()).toEqual({ status: 'ok', checks: { postgres: 'ok', redis: 'ok' } })
  redis = false
  const away = await service.inject('/readyz')
  expect([away.statusCode, away.json().checks]).toEqual([503, { postgres: 'ok', redis: 'connection refused' }])
  expect((await service.inject('/healthz')).statusCode).toBe(200)
  redis = true
  service.drain()
  expect((await service.inject('/readyz')).json()).toMatchObject({ checks: { process: 'draining' } })
  await close()
})

test('the document is OpenAPI 3.1: security per route, problems on each operation, only the components in use', async () => {
  const { service, close } = await createTestService()
  const document = (await service.inject('/openapi.json')).json()
  expect(document.openapi).toBe('3.1.0')
  expect(document.paths['/echo'].post.security).toEqual([])
  expect(document.paths['/me'].get.security).toBeUndefined()
  expect(document.paths['/things/{id}'].get.security).toEqual([{}, { bearer: [] }])
  expect(Object.keys(document.paths['/me'].get.responses)).toEqual(expect.arrayContaining(['400', '401', '500', '503']))
  expect(Object.keys(document.components.schemas).sort()).toEqual(['Problem', 'ProblemFault'])
  expect(document.paths['/healthz']).toBeUndefined()
  await close()
})

test('the document says on which answers limits are told', async () => {
  const { service, close } = await createTestService()
  const answers = { 200: { type: 'object', properties: {} } }
  service.get('/counted', { config: { auth: 'optional' }, schema: { response: answers } }, async () => ({}))
  service.get('/free', { config: { auth: 'none' }, schema: { response: answers } }, async () => ({}))
  const { paths, components } = (await service.inject('/openapi.json')).json()
  const told = (path: string) => Object.keys(paths[path].get.responses['200'].headers)
  expect([told('/counted'), told('/free')]).toEqual([['ETag', 'RateLimit', 'RateLimit-Policy'], ['ETag']])
  const refused = Object.keys(components.responses.Problem429.headers)
  expect(refused).toEqual(['Retry-After', 'RateLimit', 'RateLimit-Policy'])
  await close()
})

test('strangers share a cached answer, callers revalidate their own, nothing else is stored', async () => {
  const { service, issuer, close } = await createTestService()
  const shared = await service.inject('/things/1')
  expect(shared.headers).toMatchObject({ 'cache-control': 'public, max-age=5, stale-while-revalidate=30' })
  const etag = String(shared.headers.etag)
  expect((await service.inject({ url: '/things/1', headers: { 'if-none-match': etag } })).statusCode).toBe(304)
  const authorization = `Bearer ${await issuer.tokenFor({ userId: 1 })}`
  const own = await service.inject({ url: '/things/1', headers: { authorization } })
  expect(own.headers).toMatchObject({ 'cache-control': 'private, no-cache', vary: 'Authorization, Accept-Language' })
  expect(own.headers.etag).not.toBe(etag)
  const head = await service.inject({ method: 'HEAD', url: '/things/1' })
  expect(head.headers).toMatchObject({ etag, 'cache-control': shared.headers['cache-control'] })
  const written = await service.inject({ method: 'POST', url: '/echo', payload: { text: 'x' } })
  expect([written.statusCode, written.headers.etag]).toEqual([200, undefined])
  await close()
})

test('a tag is recognised among others, and where a proxy has marked it as weak', async () => {
  const { service, close } = await createTestService()
  const etag = String((await service.inject('/things/1')).headers.etag)
  const ask = async (header: string) =>
    (await service.inject({ url: '/things/1', headers: { 'if-none-match': header } })).statusCode
  expect(await Promise.all([`W/${etag}`, `"other", ${etag}`, '"other"', ''].map(ask))).toEqual([304, 304, 200, 200])
  await close()
})

test('requests are measured by route template', async () => {
  const { service, close } = await createTestService()
  await service.inject('/things/123')
  const metrics = (await service.inject('/metrics')).body
  expect(metrics).toContain(
    'http_server_request_duration_seconds_count{method="GET",route="/things/:id",status="200"} 1',
  )
  await close()
})

test('a request says nothing in a body or a query where none is taken', async () => {
  const { service, issuer, close } = await createTestService()
  const headers = { authorization: `Bearer ${await issuer.tokenFor({ userId: 1 })}` }
  service.delete('/things/:id', { schema: {} }, async () => ({}))
  const ask = async (request: object) => (await service.inject({ url: '/things/1', headers, ...request })).statusCode
  expect(await ask({ method: 'DELETE' })).toBe(200)
  expect(await ask({ method: 'DELETE', payload: {} })).toBe(200)
  expect(await ask({ method: 'DELETE', payload: { userId: '2' } })).toBe(400)
  expect(await ask({ method: 'DELETE', url: '/things/1?userId=2' })).toBe(400)
  await close()
})
