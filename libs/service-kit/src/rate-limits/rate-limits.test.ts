import { RateLimiterMemory } from 'rate-limiter-flexible'
import { afterEach, expect, test } from 'vitest'
import { createTestService } from '../testing-service.ts'
import type { RateLimitOptions } from './rate-limits.ts'

let kit: Awaited<ReturnType<typeof createTestService>>
afterEach(() => kit.close())

/** A service that allows one sixtieth of what it usually does: one write and ten reads a minute. */
const open = async (over: Partial<RateLimitOptions> = {}) => {
  kit = await createTestService({}, { scale: 1 / 60, ...over })
  kit.service.put('/things/:id', { schema: {} }, async () => ({}))
}
const ask = async (userId: number | null, request: object = { url: '/me' }) => {
  const headers = userId === null ? {} : { authorization: `Bearer ${await kit.issuer.tokenFor({ userId })}` }
  return kit.service.inject({ headers, ...request })
}
const write = { method: 'PUT', url: '/things/1' }

test('above the limit: 429 with Retry-After, for this caller and this class alone', async () => {
  await open()
  const first = await ask(1, write)
  expect([first.statusCode, first.headers['ratelimit-policy'], first.headers.ratelimit]).toEqual([
    200,
    '"write";q=1;w=60',
    '"write";r=0;t=60',
  ])
  const second = await ask(1, write)
  expect([second.statusCode, second.json().code, second.json().retryable]).toEqual([429, 'rate-limited', true])
  expect(Number(second.headers['retry-after'])).toBeGreaterThan(0)
  expect((await ask(2, write)).statusCode).toBe(200)
  expect((await ask(1)).statusCode).toBe(200)
})

test('a stranger is counted by the address', async () => {
  await open({ scale: 1 / 6_000 })
  expect((await ask(null, { url: '/things/1' })).statusCode).toBe(200)
  const refused = await ask(null, { url: '/things/1' })
  expect([refused.statusCode, refused.headers['ratelimit-policy'], refused.headers.ratelimit]).toEqual([
    429,
    '"anonymous";q=1;w=60',
    expect.stringMatching(/^"anonymous";r=0;t=\d+$/),
  ])
  const elsewhere = { url: '/things/1', headers: { 'x-forwarded-for': '203.0.113.7' } }
  expect((await ask(null, elsewhere)).statusCode).toBe(200)
})

test('what caches share tells everybody the limit, and nobody what is left to another', async () => {
  await open()
  const told = async (request: object) => {
    const { statusCode, headers } = await ask(null, request)
    return [statusCode, headers['ratelimit-policy'], headers.ratelimit]
  }
  const { etag } = (await ask(null, { url: '/things/1' })).headers
  const policy = '"anonymous";q=100;w=60'
  expect(await told({ url: '/things/1' })).toEqual([200, policy, undefined])
  expect(await told({ url: '/things/1', method: 'HEAD' })).toEqual([200, policy, undefined])
  expect(await told({ url: '/things/1', headers: { 'if-none-match': etag } })).toEqual([304, policy, undefined])
  expect(await told({ url: '/things/1?limit=0' })).toEqual([
    400,
    policy,
    expect.stringMatching(/^"anonymous";r=95;t=\d+$/),
  ])
})

test('health and metrics are never limited; nothing is where the scale is 0', async () => {
  await open({ scale: 1 / 6_000 })
  for (let i = 0; i < 3; i++) expect((await ask(null, { url: '/healthz' })).statusCode).toBe(200)
  await kit.close()
  await open({ scale: 0 })
  for (let i = 0; i < 3; i++) expect((await ask(1, write)).statusCode).toBe(200)
})

test('what counts for all may fail: nobody is refused for it', async () => {
  const broken = new RateLimiterMemory({ points: 1, duration: 1 })
  broken.consume = () => Promise.reject(new Error('away'))
  await open({ shared: () => broken })
  for (let i = 0; i < 3; i++) expect((await ask(1, write)).statusCode).toBe(200)
})
