import { openDatabase } from '@matjip/db-schema'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openFeedApp } from '../test/feed-app.ts'
import type { FeedApp } from '../test/feed-app.ts'
import { insertUsers } from '../test/records.ts'

const FEEDS = ['/feed', '/feed/hashtags/tag', '/feed/users/1']
let app: FeedApp
beforeAll(async () => {
  app = await openFeedApp()
  await insertUsers(app.pool, [1, 2])
  await app.write.posts([11, 12, 13].map((id) => ({ id, authorId: 1, hashtags: ['tag'] })))
})
afterAll(() => app.close())

const queries = [
  'limit=0',
  'limit=51',
  'limit=abc',
  'limit=1.5',
  'limit=-1',
  'limit=',
  'limit=1&limit=2',
  'page=2',
  'cursor=',
]

test.for(FEEDS.flatMap((path) => queries.map((query) => `${path}?${query}`)))('%s is refused', async (url) => {
  const { status, body, headers } = await app.get(url, 1)
  expect([status, body.code, headers['content-type']]).toEqual([
    400,
    'invalid-request',
    expect.stringMatching('^application/problem'),
  ])
  expect(body.errors[0]?.pointer).toMatch(/^\/query\/(limit|page|cursor)/)
})

test.for(['limit=1', 'limit=50'])('%s is served', async (query) => {
  for (const path of FEEDS) expect((await app.get(`${path}?${query}`, 1)).status).toBe(200)
})

test('a cursor is good in its own list for its own caller only', async () => {
  const others = ['/feed/hashtags/other', '/feed/users/2']
  for (const path of FEEDS) {
    const { nextCursor } = (await app.get(`${path}?limit=1`, 1)).body
    expect(nextCursor).not.toBeNull()
    expect((await app.get(`${path}?cursor=${nextCursor}`, 1)).status).toBe(200)
    for (const foreign of [...FEEDS, ...others].filter((other) => other !== path)) {
      const { status, body } = await app.get(`${foreign}?cursor=${nextCursor}`, 1)
      expect([foreign, status, body.code]).toEqual([foreign, 400, 'invalid-cursor'])
    }
  }
  const home = (await app.get('/feed?limit=1', 1)).body.nextCursor
  expect((await app.get(`/feed?cursor=${home}`, 2)).body.code).toBe('invalid-cursor')
})

test('a damaged cursor is refused, whichever character is changed', async () => {
  const { nextCursor } = (await app.get('/feed/users/1?limit=1')).body
  const whole = nextCursor ?? ''
  for (const [index, character] of [...whole].entries()) {
    const damaged = whole.slice(0, index) + (character === 'A' ? 'B' : 'A') + whole.slice(index + 1)
    const { status, body } = await app.get(`/feed/users/1?cursor=${damaged}`)
    expect([damaged, status, body.code]).toEqual([damaged, 400, 'invalid-cursor'])
  }
  for (const cursor of ['x', '😀', 'null', 'a'.repeat(256)]) {
    expect((await app.get(`/feed/users/1?cursor=${encodeURIComponent(cursor)}`)).body.code).toBe('invalid-cursor')
  }
})

test('without Postgres every feed says when to come back', async () => {
  const dead = openDatabase({ url: 'postgres://nobody@127.0.0.1:1/none' })
  try {
    const { get } = await app.appWith({ database: dead })
    for (const path of FEEDS) {
      const { status, body, headers } = await get(path, 1)
      expect([path, status, body.code]).toEqual([path, 503, 'service-unavailable'])
      expect(Number(headers['retry-after'])).toBeGreaterThan(0)
    }
    expect((await get('/readyz')).status).toBe(503)
  } finally {
    await dead.close()
  }
})
