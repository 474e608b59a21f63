import type { HashtagList, TrendingPage } from '@matjip/contracts'
import { slotTimeAt } from '@matjip/trends'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { idsOf, openFeedApp } from '../../test/feed-app.ts'
import type { FeedApp } from '../../test/feed-app.ts'
import { emptyTables, insertPosts, insertUsers } from '../../test/records.ts'
import { insertKnownPeople, slotId } from '../../test/trend-world.ts'
import { createRefresh } from '../trends/refresh-round.ts'

const PEOPLE = 20
let app: FeedApp
let refresh: (now?: number) => Promise<unknown>
beforeAll(async () => {
  app = await openFeedApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  await emptyTables(app.pool)
  await app.redis.flushdb()
  await app.pool.query('truncate author_trust, trend_slots, feed_snapshots, feed_snapshot_heads, restaurants, counters')
  await insertKnownPeople(app.pool, PEOPLE)
  const run = createRefresh({ pool: app.pool, maxPosts: 10_000 })
  refresh = (now = Date.now()) => run(now)
})

const { slot } = slotTimeAt(Date.now())
const write = async (authorId: number, hashtags: string[], daysAgo = 0) => {
  const id = slotId(daysAgo)
  await insertPosts(app.pool, [{ id, authorId, hashtags }])
  return id
}
const known = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => from + n)
const trending = async (query = '', viewer?: number) => {
  const { status, body } = await app.get(`/feed/trending?${query}`, viewer)
  expect(status).toBe(200)
  return body as unknown as TrendingPage
}
const tags = async (query = '') => {
  const { body } = await app.get(`/feed/hashtags?${query}`)
  return (body as unknown as HashtagList).items.map(({ hashtag }) => hashtag)
}

test('before anything was looked at there is a list, empty and of no moment', async () => {
  expect(await trending()).toMatchObject({ items: [], nextCursor: null, asOf: null, area: null, meal: { slot } })
})

test('what known people write about today, and not on other days, comes first, with the reason', async () => {
  for (let day = 1; day <= 7; day++) for (const id of known(4, 12)) await write(id, ['맛집'], day)
  for (const id of known(4, 12)) await write(id, ['맛집', '마라탕'])
  await refresh()
  const page = await trending('limit=50')
  expect(page.items.length).toBeGreaterThan(5)
  for (const { reason } of page.items) expect(reason).toEqual({ type: 'trending', hashtag: '마라탕', slot })
  expect(Date.now() - Date.parse(page.asOf ?? '')).toBeLessThan(60_000)
  expect(await tags()).toEqual(['마라탕'])
})

test('strangers do not trend, however many they are and however they follow each other', async () => {
  const strangers = known(100, 160)
  await insertUsers(app.pool, strangers)
  for (const id of strangers) await write(id, ['광고맛집'])
  for (const id of known(4, 8)) await write(id, ['국밥'])
  await refresh()
  expect(await tags()).toEqual(['국밥'])
})

test('a deleted post is gone at once, and its hashtag at the next refresh; so is everything of a banned author', async () => {
  const posts = await Promise.all(known(4, 7).map((id) => write(id, ['국밥'])))
  await refresh()
  expect(idsOf(await trending()).sort()).toEqual([...posts].sort())
  await app.write.deletePost(posts[0] ?? 0)
  expect(idsOf(await trending())).toHaveLength(2)
  await refresh()
  expect([await tags(), (await trending()).items]).toEqual([[], []])

  await write(4, ['국밥'])
  await refresh()
  expect(await tags()).toEqual(['국밥'])
  await app.write.deleteUser(5)
  await refresh()
  expect(await tags()).toEqual([])
})

test('a walk stays in the list in which it began, whatever is refreshed meanwhile', async () => {
  const posts = []
  for (const id of known(4, 16)) posts.push(await write(id, ['국밥']))
  await refresh()
  const first = await trending('limit=4')
  for (const id of known(4, 20)) await write(id, ['돈까스'])
  await refresh()
  let cursor = first.nextCursor
  const walked = idsOf(first)
  while (cursor !== null) {
    const page = await trending(`limit=4&cursor=${cursor}`)
    walked.push(...idsOf(page))
    cursor = page.nextCursor
  }
  expect(walked).toEqual(posts.toReversed().slice(0, walked.length))
  expect(walked).toHaveLength(10)
  expect(await tags()).toEqual(['돈까스', '국밥'])
})

test('a list of an area has what was eaten there; a city has its districts', async () => {
  const { rows } = await app.pool.query<{ id: number; area: string }>(
    `insert into restaurants (source, source_id, name, area, search_grams)
     values ('t', '1', 'a', '서울 성동구', '{}'), ('t', '2', 'b', '부산 중구', '{}') returning id, area`,
  )
  for (const { id: placeId, area } of rows)
    for (const id of known(4, 8)) {
      const postId = await write(id, [area === '부산 중구' ? '밀면' : '국밥'])
      await app.pool.query('update posts set restaurant_id = $1 where id = $2', [placeId, postId])
    }
  await refresh()
  const area = (name: string) => `area=${encodeURIComponent(name)}`
  expect(await tags(area('서울 성동구'))).toEqual(['국밥'])
  expect(await tags(area('서울'))).toEqual(['국밥'])
  expect(await tags(area('부산'.normalize('NFD')))).toEqual(['밀면'])
  expect(await tags(area('제주'))).toEqual([])
  expect((await tags()).sort()).toEqual(['국밥', '밀면'])
})

test('two processes refresh at once: one does it, and the other does nothing', async () => {
  for (const id of known(4, 8)) await write(id, ['국밥'])
  const both = await Promise.all([refresh(), createRefresh({ pool: app.pool, maxPosts: 10_000 })(Date.now())])
  expect(both.filter((one) => one === null).length).toBeLessThanOrEqual(1)
  expect(await tags()).toEqual(['국밥'])
  const { rows } = await app.pool.query(`select list from feed_snapshots where list like $1`, [`trending/${slot}/%`])
  expect(rows).toEqual([{ list: `trending/${slot}/` }])
})

test('a list that did not change is not written again, and one that is left is kept for walks, then removed', async () => {
  for (const id of known(4, 8)) await write(id, ['국밥'])
  await refresh()
  await refresh()
  const snapshots = async () =>
    (
      await app.pool.query(`select id, retired_at from feed_snapshots where list = $1 order by id`, [
        `trending/${slot}/`,
      ])
    ).rows
  expect(await snapshots()).toEqual([{ id: expect.any(Number), retired_at: null }])
  const page = await trending('limit=1')
  await write(8, ['국밥'])
  await refresh()
  expect((await snapshots()).map(({ retired_at }) => retired_at !== null)).toEqual([true, false])
  await app.pool.query(`update feed_snapshots set retired_at = retired_at - interval '2 hours'`)
  await refresh()
  expect(await snapshots()).toHaveLength(1)
  const { status, body } = await app.get(`/feed/trending?cursor=${page.nextCursor}`)
  expect([status, body.code]).toEqual([400, 'invalid-cursor'])
})

test('a loss of Redis changes nothing, within a walk either', async () => {
  for (const id of known(4, 12)) await write(id, ['국밥'])
  await refresh()
  const [whole, first] = [await trending('limit=50'), await trending('limit=3')]
  await app.redis.flushdb()
  expect(idsOf(await trending('limit=50'))).toEqual(idsOf(whole))
  const rest = await trending(`limit=50&cursor=${first.nextCursor}`)
  expect([...idsOf(first), ...idsOf(rest)]).toEqual(idsOf(whole))
})

test.for(['slot=brunch', 'limit=0', 'area=', 'cursor=x'])('%s is refused', async (query) => {
  expect((await app.get(`/feed/trending?${query}`)).status).toBe(400)
})
