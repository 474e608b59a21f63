import { expect, test } from 'vitest'
import { createClient } from '../src/index.ts'
import { items, pages } from '../src/pages.ts'
import { waitForOperation } from '../src/operations.ts'
import { json, problem, startServer } from './server.ts'

test('the token is asked for each time, renewed once for all requests that were refused, and left out for anonymous calls', async () => {
  const { origin, seen } = await startServer(({ headers }, response) =>
    headers.authorization === 'Bearer old'
      ? json(response, 401, problem(401, 'token-expired', false))
      : json(response, 200, { items: [], nextCursor: null }),
  )
  const asked: boolean[] = []
  let token = 'old'
  const source = async ({ expired }: { expired: boolean }) => {
    asked.push(expired)
    if (expired) token = 'new'
    return token
  }
  const client = createClient({ baseUrl: origin, token: source, language: 'en' })
  await Promise.all([client.GET('/feed'), client.GET('/feed'), client.GET('/feed')])
  expect(asked.filter(Boolean)).toHaveLength(1)
  expect(seen.filter(({ headers }) => headers.authorization === 'Bearer new')).toHaveLength(3)
  expect(seen.every(({ headers }) => headers['accept-language'] === 'en')).toBe(true)
  await createClient({ baseUrl: origin }).GET('/feed/popular')
  expect(seen.at(-1)?.headers.authorization).toBeUndefined()
})

test('a token that stays refused is a problem, not a loop', async () => {
  const { origin, seen } = await startServer((_seen, response) =>
    json(response, 401, problem(401, 'unauthenticated', false)),
  )
  let n = 0
  const client = createClient({ baseUrl: origin, token: () => `t${n++}` })
  await expect(client.GET('/feed')).rejects.toMatchObject({ code: 'unauthenticated' })
  expect(seen).toHaveLength(2)
})

test('a click carries the largest version seen: of answers, and of a 503 that perhaps got through', async () => {
  const answers = [
    [202, { version: 500 }, {}],
    [503, problem(503, 'service-unavailable', true), { 'matjip-version': '900', 'retry-after': '0' }],
    [202, { version: 700 }, {}],
    [202, { version: 1000 }, {}],
  ] as const
  const { origin, seen } = await startServer((_seen, response, count) => {
    const [status, body, headers] = answers[count - 1] ?? answers[3]
    json(response, status, body, headers)
  })
  const client = createClient({ baseUrl: origin })
  const params = { path: { postId: '7' } }
  await client.PUT('/relations/likes/{postId}', { params })
  await client.DELETE('/relations/likes/{postId}', { params })
  await client.PUT('/relations/likes/{postId}', { params })
  expect(seen.map(({ headers }) => headers['matjip-version'])).toEqual([undefined, '500', '500', '900'])
  expect(client.versions.get()).toBe(1000)
  await client.GET('/posts/{postId}', { params })
  expect(seen.at(-1)?.headers['matjip-version']).toBeUndefined()
})

test('a list is walked page by page or item by item, and no further than it is taken', async () => {
  const { origin, seen } = await startServer(({ url }, response) => {
    const n = Number(new URL(url, 'http://x').searchParams.get('cursor') ?? 0)
    json(response, 200, { items: [{ id: `${n}a` }, { id: `${n}b` }], nextCursor: n < 2 ? String(n + 1) : null })
  })
  const client = createClient({ baseUrl: origin })
  const ids = await Array.fromAsync(
    items(client, '/posts', { params: { query: { authorId: '5', limit: 2 } } }),
    ({ id }) => id,
  )
  expect(ids).toEqual(['0a', '0b', '1a', '1b', '2a', '2b'])
  expect(seen.map(({ url }) => url)).toEqual([
    '/posts?authorId=5&limit=2',
    '/posts?authorId=5&limit=2&cursor=1',
    '/posts?authorId=5&limit=2&cursor=2',
  ])
  for await (const page of pages(client, '/feed')) {
    expect(page.items).toHaveLength(2)
    break
  }
  expect(seen).toHaveLength(4)
})

test('an operation is looked at until it has come as far as asked, or has failed', async () => {
  const statuses = ['queued', 'applied', 'failed']
  const { origin, seen } = await startServer((_seen, response, count) =>
    json(response, 200, { id: 'op', status: statuses[count - 1] ?? 'failed' }),
  )
  const client = createClient({ baseUrl: origin })
  expect(await waitForOperation(client, 'op', { until: 'applied', everyMs: 1 })).toMatchObject({ status: 'applied' })
  expect(await waitForOperation(client, 'op', { everyMs: 1 })).toMatchObject({ status: 'failed' })
  expect(seen).toHaveLength(3)
})
