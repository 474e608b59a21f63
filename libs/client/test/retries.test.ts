import { expect, test } from 'vitest'
import { ApiProblem, createClient, isProblem } from '../src/index.ts'
import { json, problem, startServer } from './server.ts'

const body = { text: '성수 국밥 최고 #국밥', imageIds: [] as string[] }
const away = problem(503, 'service-unavailable', true)

test('a POST is tried again under the same key and with the same body; another POST has another key', async () => {
  const { origin, seen } = await startServer((_seen, response, count) =>
    count < 3 ? json(response, 503, away, { 'retry-after': '0' }) : json(response, 201, { id: '1' }),
  )
  const client = createClient({ baseUrl: origin, token: 't' })
  expect(await client.POST('/posts', { body })).toEqual({ id: '1' })
  await client.POST('/posts', { body })
  const keys = seen.map(({ headers }) => headers['idempotency-key'])
  expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/)
  expect(new Set(keys.slice(0, 3)).size).toBe(1)
  expect(keys[3]).not.toBe(keys[0])
  expect(seen.map((one) => JSON.parse(one.body) as unknown)).toEqual([body, body, body, body])
})

test('Retry-After is waited for, and a little more; one that leads beyond the limit ends it at once', async () => {
  const { origin, seen } = await startServer((_seen, response, count) =>
    count === 1
      ? json(response, 429, problem(429, 'rate-limited', true), { 'retry-after': '1' })
      : json(response, 200, { items: [] }),
  )
  const began = Date.now()
  await createClient({ baseUrl: origin }).GET('/feed/popular')
  expect(Date.now() - began).toBeGreaterThanOrEqual(1000)
  expect(seen).toHaveLength(2)
  const day = await startServer((_seen, response) =>
    json(response, 429, problem(429, 'upload-quota-exceeded', true), { 'retry-after': '86400' }),
  )
  const refused = createClient({ baseUrl: day.origin }).GET('/feed/popular')
  await expect(refused).rejects.toMatchObject({ code: 'upload-quota-exceeded', retryAfterMs: 86_400_000 })
  expect(day.seen).toHaveLength(1)
})

test('what the problem calls not retryable is not tried again, and says everything', async () => {
  const { origin, seen } = await startServer((_seen, response) =>
    json(response, 422, problem(422, 'image-not-usable', false)),
  )
  const thrown: unknown = await createClient({ baseUrl: origin })
    .POST('/posts', { body })
    .catch((error: unknown) => error)
  expect(thrown).toBeInstanceOf(ApiProblem)
  expect(isProblem(thrown, 'image-not-usable')).toBe(true)
  expect(thrown).toMatchObject({
    status: 422,
    requestId: 'r-1',
    message: '잠시 후 다시 시도해 주세요.',
    retryAfterMs: null,
  })
  expect(seen).toHaveLength(1)
})

test('an edit that names its version is not sent twice; one that does not is', async () => {
  const { origin, seen } = await startServer((_seen, response) => json(response, 503, away, { 'retry-after': '0' }))
  const client = createClient({ baseUrl: origin })
  const init = { params: { path: { postId: '1' }, header: { 'if-match': '"1"' } }, body: { text: '고침' } }
  await expect(client.PATCH('/posts/{postId}', init)).rejects.toThrow(ApiProblem)
  expect(seen).toHaveLength(1)
  await expect(client.PATCH('/users/me', { body: { bio: '국밥' } })).rejects.toThrow(ApiProblem)
  expect(seen).toHaveLength(5)
})

test('the page of a load balancer is a problem, too, and a cut connection is tried again', async () => {
  const { origin, seen } = await startServer((_seen, response, count) => {
    if (count === 1) response.destroy()
    else response.writeHead(502, { 'content-type': 'text/html' }).end('<html>')
  })
  await expect(createClient({ baseUrl: origin }).GET('/feed/popular')).rejects.toMatchObject({
    code: 'bad-gateway',
    retryable: true,
  })
  expect(seen).toHaveLength(4)
})

test('an outage is not met with a multiple of its load: ten retries, then one for ten successes', async () => {
  let isAway = true
  const { origin, seen } = await startServer((_seen, response) =>
    isAway ? json(response, 503, away, { 'retry-after': '0' }) : json(response, 200, { items: [], nextCursor: null }),
  )
  const client = createClient({ baseUrl: origin })
  const ask = () => client.GET('/feed/popular').catch(() => undefined)
  for (let n = 0; n < 20; n++) await ask()
  expect(seen).toHaveLength(20 + 10)
  isAway = false
  for (let n = 0; n < 11; n++) await ask()
  isAway = true
  await ask()
  expect(seen).toHaveLength(30 + 11 + 2)
})

test('a deletion whose answer was lost is done', async () => {
  const { origin } = await startServer((_seen, response, count) =>
    count === 1 ? void response.destroy() : json(response, 404, problem(404, 'not-found', false)),
  )
  const client = createClient({ baseUrl: origin })
  const params = { path: { postId: '1' } }
  expect(await client.DELETE('/posts/{postId}', { params })).toBeUndefined()
  await expect(client.DELETE('/posts/{postId}', { params })).rejects.toMatchObject({ code: 'not-found' })
})

test('an abort ends it at once, also while it waits', async () => {
  const { origin, seen } = await startServer((_seen, response) => json(response, 503, away, { 'retry-after': '10' }))
  const abort = new AbortController()
  const asked = createClient({ baseUrl: origin }).GET('/feed/popular', { signal: abort.signal })
  await expect.poll(() => seen.length).toBe(1)
  abort.abort(new Error('left the page'))
  await expect(asked).rejects.toThrow('left the page')
  expect(seen).toHaveLength(1)
})

test('an answer that does not come is given up and tried again', async () => {
  const { origin, seen } = await startServer((_seen, response, count) => {
    if (count > 1) json(response, 200, { items: [], nextCursor: null })
  })
  await createClient({ baseUrl: origin, retry: { timeoutMs: 100 } }).GET('/feed/popular')
  expect(seen).toHaveLength(2)
})
