import { counterKinds } from '@matjip/db-schema'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { idsOf, openFeedApp } from '../../test/feed-app.ts'
import type { FeedApp } from '../../test/feed-app.ts'
import { deleteUser, insertPosts, insertUsers } from '../../test/records.ts'

let app: FeedApp
beforeAll(async () => {
  app = await openFeedApp()
  await insertUsers(app.pool, [1, 2, 3])
  // One at the place, one 600 m north, one in another city.
  await app.pool.query(
    `insert into restaurants (source, source_id, name, lat, lng, search_grams) values
     ('t', '1', 'a', 37.5443, 127.0557, '{}'), ('t', '2', 'b', 37.5497, 127.0557, '{}'), ('t', '3', 'c', 35.1, 129.0, '{}')`,
  )
  await insertPosts(
    app.pool,
    Array.from({ length: 30 }, (_, n) => ({
      id: n + 1,
      authorId: 1 + (n % 3),
      hashtags: n % 5 === 0 ? ['국밥'] : ['점심'],
    })),
  )
  await app.pool.query('update posts set restaurant_id = 1 + id % 3 where id <= 24')
  await deleteUser(app.pool, 3)
})
afterAll(() => app.close())

const HERE = 'lat=37.5443&lng=127.0557'
/** What is there, worked out from the rows as they were written. */
const there = (restaurants: number[], hashtag?: string) =>
  Array.from({ length: 24 }, (_, n) => 24 - n).filter(
    (id) =>
      restaurants.includes(1 + (id % 3)) &&
      1 + ((id - 1) % 3) !== 3 &&
      (hashtag === undefined || ((id - 1) % 5 === 0 ? '국밥' : '점심') === hashtag),
  )
async function walk(query: string, limit = 2): Promise<number[]> {
  const ids: number[] = []
  for (let cursor: string | null = ''; cursor !== null;) {
    const { body, status } = await app.get(`/feed/nearby?${query}&limit=${limit}${cursor && `&cursor=${cursor}`}`)
    expect(status).toBe(200)
    ids.push(...idsOf(body))
    cursor = body.nextCursor
  }
  return ids
}

test('walks the posts at restaurants within the radius, newest first, each once', async () => {
  expect(await walk(HERE)).toEqual(there([1, 2]))
  expect(await walk(`${HERE}&radius=300`)).toEqual(there([1]))
  expect(await walk('lat=33.4&lng=126.5')).toEqual([])
})

test('with a hashtag, only those that carry it, whether it is rare or frequent', async () => {
  const query = `${HERE}&hashtag=${encodeURIComponent('국밥'.normalize('NFD'))}`
  expect(await walk(query)).toEqual(there([1, 2], '국밥'))
  await app.pool.query(
    `insert into counters (kind, owner_id, count) select $1, id, 100000 from hashtags where name = '국밥'`,
    [counterKinds.hashtagPosts],
  )
  expect(await walk(query)).toEqual(there([1, 2], '국밥'))
  expect(await walk(`${HERE}&hashtag=${encodeURIComponent('없는말')}`)).toEqual([])
  const { body } = await app.get(`/feed/nearby?${query}`)
  expect(body.items[0]?.reason).toEqual({ type: 'nearby', hashtag: '국밥' })
})

test('a cursor is good for its own place and radius only', async () => {
  const { nextCursor } = (await app.get(`/feed/nearby?${HERE}&limit=1`)).body
  for (const other of [`${HERE}&radius=300`, 'lat=37.5&lng=127.0557', `${HERE}&hashtag=a`]) {
    const { status, body } = await app.get(`/feed/nearby?${other}&cursor=${nextCursor}`)
    expect([other, status, body.code]).toEqual([other, 400, 'invalid-cursor'])
  }
})

test.for([
  'lat=91&lng=0',
  'lat=0&lng=181',
  'lat=a&lng=0',
  'lng=127',
  `${HERE}&radius=0`,
  `${HERE}&radius=20001`,
  `${HERE}&hashtag=2024`,
])('%s is refused', async (query) => {
  const { status, body } = await app.get(`/feed/nearby?${query}`)
  expect([status, body.code]).toEqual([400, 'invalid-request'])
})
