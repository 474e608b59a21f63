import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openFeedApp } from '../../test/feed-app.ts'
import type { FeedApp } from '../../test/feed-app.ts'
import { deletePost, emptyTables, insertPosts, insertUsers, recordFollows } from '../../test/records.ts'
import { MAX_NEWER } from './count-newer.ts'

const [MINA, JUNHO, SORA] = [1, 2, 3]
const NOW = Date.now() * 1000

let app: FeedApp
beforeAll(async () => {
  app = await openFeedApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  await app.redis.flushdb()
  await emptyTables(app.pool)
  await insertUsers(app.pool, [MINA, JUNHO, SORA])
  await recordFollows(app.pool, [{ actorId: MINA, targetId: JUNHO, active: true, version: NOW }])
})

const newerThan = async (id: number) => (await app.get(`/feed?since=${id}`, MINA)).body

test('tells how many posts of others are newer, and sends none of them', async () => {
  await insertPosts(app.pool, [
    { id: 10, authorId: JUNHO },
    { id: 20, authorId: MINA },
    { id: 30, authorId: JUNHO },
    { id: 40, authorId: SORA },
    { id: 50, authorId: JUNHO },
  ])
  // From Postgres, then from the timeline that the first read has built.
  for (let time = 0; time < 2; time += 1)
    expect(await newerThan(10)).toEqual({ items: [], nextCursor: null, newer: { count: 2, more: false } })
  expect((await newerThan(50)).newer).toEqual({ count: 0, more: false })
  await deletePost(app.pool, 50)
  await app.redis.flushdb()
  expect((await newerThan(10)).newer).toEqual({ count: 1, more: false })
})

test('counts no further than a hundred, and says that there are more', async () => {
  const ids = Array.from({ length: MAX_NEWER + 20 }, (_, index) => index + 1)
  await insertPosts(
    app.pool,
    ids.map((id) => ({ id, authorId: JUNHO })),
  )
  expect((await newerThan(1)).newer).toEqual({ count: MAX_NEWER, more: true })
  expect((await newerThan(MAX_NEWER)).newer).toEqual({ count: 20, more: false })
})

test('since is an id, and only for one who is signed in', async () => {
  expect((await app.get('/feed?since=soon', MINA)).status).toBe(400)
  expect((await app.get('/feed?since=1')).status).toBe(401)
})
