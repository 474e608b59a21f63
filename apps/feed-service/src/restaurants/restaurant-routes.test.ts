import { openRedis } from '@matjip/redis-keys'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { idsOf, openFeedApp } from '../../test/feed-app.ts'
import type { FeedApp } from '../../test/feed-app.ts'
import { insertRestaurants, insertUsers } from '../../test/records.ts'

let app: FeedApp
let here: number
let elsewhere: number
let quiet: number
beforeAll(async () => {
  app = await openFeedApp()
  await insertUsers(app.pool, [1, 2, 3, 4])
  const place = { lat: 37.54, lng: 127.05 }
  ;[here = 0, elsewhere = 0, quiet = 0] = await insertRestaurants(app.pool, [place, place, place])
  await app.write.posts([
    { id: 10, authorId: 1, restaurantId: here },
    { id: 20, authorId: 2, restaurantId: here },
    { id: 30, authorId: 1, restaurantId: elsewhere },
    { id: 40, authorId: 3, restaurantId: here },
    { id: 50, authorId: 1 },
  ])
})
afterAll(() => app.close())

test('what was eaten there and nowhere else, newest first, with why it is there; a viewer for callers only', async () => {
  const anonymous = await app.get(`/feed/restaurants/${here}`)
  expect([anonymous.status, idsOf(anonymous.body), anonymous.body.nextCursor]).toEqual([200, [40, 20, 10], null])
  expect(anonymous.body.items[0]).toMatchObject({
    reason: { type: 'restaurant' },
    post: { restaurant: { id: String(here) } },
  })
  expect(anonymous.body.items.some(({ post }) => 'viewer' in post)).toBe(false)
  expect((await app.get(`/feed/restaurants/${here}`, 4)).body.items[0]?.post.viewer?.liked).toBe(false)
})

test('a walk of pages has each post once, and its cursor is of this restaurant alone', async () => {
  const first = await app.get(`/feed/restaurants/${here}?limit=2`)
  expect(idsOf(first.body)).toEqual([40, 20])
  const last = await app.get(/^<(.+)>; rel="next"$/.exec(String(first.headers.link))?.[1] ?? '')
  expect([idsOf(last.body), last.body.nextCursor]).toEqual([[10], null])
  const foreign = await app.get(`/feed/restaurants/${elsewhere}?cursor=${first.body.nextCursor}`)
  expect([foreign.status, foreign.body.code]).toEqual([400, 'invalid-cursor'])
})

test('whoever is muted or blocked, or blocks, is left out on the very next read, and back again after it', async () => {
  const seen = async (viewer: number) => idsOf((await app.get(`/feed/restaurants/${here}`, viewer)).body)
  await app.write.hiding({ kind: 'mute', actorId: 4, targetId: 1, active: true })
  await app.write.hiding({ kind: 'block', actorId: 4, targetId: 2, active: true })
  await app.write.hiding({ kind: 'block', actorId: 3, targetId: 4, active: true })
  expect(await seen(4)).toEqual([])
  // One who is muted or blocks by nobody's will sees all but whom they block.
  expect(await seen(1)).toEqual([40, 20, 10])
  expect(await seen(3)).toEqual([40, 20, 10])
  await app.write.hiding({ kind: 'mute', actorId: 4, targetId: 1, active: false })
  await app.write.hiding({ kind: 'block', actorId: 4, targetId: 2, active: false })
  await app.write.hiding({ kind: 'block', actorId: 3, targetId: 4, active: false })
  expect(await seen(4)).toEqual([40, 20, 10])
})

test('a full page is full also where others between are hidden', async () => {
  await app.write.hiding({ kind: 'mute', actorId: 4, targetId: 2, active: true })
  const { body } = await app.get(`/feed/restaurants/${here}?limit=2`, 4)
  expect([idsOf(body), body.nextCursor]).toEqual([[40, 10], null])
  await app.write.hiding({ kind: 'mute', actorId: 4, targetId: 2, active: false })
})

test('a post that is deleted, or whose author has left, is gone from the next read, for readers without an account too', async () => {
  await app.write.posts([{ id: 60, authorId: 2, restaurantId: elsewhere }])
  expect(idsOf((await app.get(`/feed/restaurants/${elsewhere}`)).body)).toEqual([60, 30])
  await app.write.deletePost(60)
  expect(idsOf((await app.get(`/feed/restaurants/${elsewhere}`)).body)).toEqual([30])
})

test('Redis is not needed for it', async () => {
  const away = openRedis({ url: 'redis://127.0.0.1:1' })
  const { get } = await app.appWith({ redis: away })
  expect(idsOf((await get(`/feed/restaurants/${here}`, 4)).body)).toEqual([40, 20, 10])
  away.disconnect()
})

test('a restaurant without posts has an empty page, one that nobody knows is not found, and no number is none', async () => {
  expect((await app.get(`/feed/restaurants/${quiet}`)).body).toEqual({ items: [], nextCursor: null })
  const unknown = await app.get('/feed/restaurants/9007199254740991')
  expect([unknown.status, unknown.body.code]).toEqual([404, 'not-found'])
  const { status, body } = await app.get('/feed/restaurants/abc')
  expect([status, body.errors[0]?.pointer]).toEqual([400, '/path/restaurantId'])
})
