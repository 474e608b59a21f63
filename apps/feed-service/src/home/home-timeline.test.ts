import type { RelationKind } from '@matjip/contracts'
import { hashtagKeyOf } from '@matjip/contracts/hashtag-key'
import { announcePulled, homeKey } from '@matjip/redis-keys'
import { writeIntent } from '@matjip/relations'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { created, followed } from '../../test/fanout-world.ts'
import { idsOf, openFeedApp } from '../../test/feed-app.ts'
import type { FeedApp } from '../../test/feed-app.ts'
import { emptyTables, insertUsers, recordHashtagFollows } from '../../test/records.ts'

const [READER, JUNHO, SORA, BIG] = [1, 2, 3, 4]
const NOW = Date.now() * 1000

let app: FeedApp
beforeAll(async () => {
  app = await openFeedApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  await app.redis.flushdb()
  await emptyTables(app.pool)
  await insertUsers(app.pool, [READER, JUNHO, SORA, BIG])
  await follow(JUNHO)
  await app.write.posts([
    { id: 10, authorId: READER },
    { id: 20, authorId: JUNHO },
  ])
})

const follow = (targetId: number, active = true, version = NOW) =>
  app.write.follows([{ actorId: READER, targetId, active, version }])

let clicks = 0
/** Each has an id of its own, as in the product: what came of one is remembered by it. */
async function click(kind: RelationKind, targetId: number, active: boolean, version = NOW + 1): Promise<void> {
  const who = { actorId: READER, actorHandle: 'mina', actorName: '미나' }
  const opId = `click${String(++clicks).padStart(3, '0')}`
  expect(await writeIntent(app.redis, { v: 1, kind, ...who, targetId, active, version, opId })).toBe(true)
}

const post = (id: number, authorId: number, hashtags: string[] = []) => app.write.posts([{ id, authorId, hashtags }])

/** Walks the whole home; gives `id reason[:hashtag]`. */
async function walk(limit = 20): Promise<string[]> {
  const seen: string[] = []
  for (let cursor: string | null = ''; cursor !== null;) {
    const { body } = await app.get(`/feed?limit=${limit}${cursor && `&cursor=${cursor}`}`, READER)
    for (const { post: item, reason } of body.items)
      seen.push([item.id, reason.type, reason.hashtag].filter(Boolean).join(' '))
    cursor = body.nextCursor
  }
  return seen
}
const home = async () => (await walk()).map((line) => Number(line.split(' ')[0]))

/** What answered the reads since the last call. */
const sources = () => app.sources('home')

test('the first read is of the record and builds the timeline; the next is of Redis, and says the same', async () => {
  expect(await home()).toEqual([20, 10])
  expect(await sources()).toEqual({ rebuilt: 1 })
  await app.rebuilt(homeKey(READER))
  expect(await home()).toEqual([20, 10])
  expect(await sources()).toEqual({ redis: 1 })
})

test('what is published while it is built is in it', async () => {
  await home()
  await app.rebuilt(homeKey(READER))
  await post(30, JUNHO)
  await app.fanout.handle(created(30, JUNHO))
  expect(await home()).toEqual([30, 20, 10])
  expect(await sources()).toMatchObject({ redis: 1 })
})

test('where the newest clicks cannot be read, a timeline that lacks whom they name is not believed', async () => {
  await home()
  await app.rebuilt(homeKey(READER))
  await post(30, SORA)
  await click('follow', SORA, true)
  // In the record; its backfill has not come yet.
  await follow(SORA, true, NOW + 1)
  // Timeline and clicks are one script; what is read after it is there again.
  const late = vi.spyOn(app.redis, 'evalsha').mockRejectedValueOnce(new Error('Command timed out'))
  expect(await home()).toEqual([30, 20, 10])
  late.mockRestore()
})

test('own posts are there before any fan-out, also beside a timeline', async () => {
  await home()
  await app.rebuilt(homeKey(READER))
  await post(30, READER)
  expect(await walk()).toEqual(['30 self', '20 follow', '10 self'])
})

test('somebody who was just followed is pulled until the backfill, and is in the timeline after it', async () => {
  await post(5, SORA)
  await post(30, SORA)
  await home()
  await app.rebuilt(homeKey(READER))
  await click('follow', SORA, true)
  expect(await home()).toEqual([30, 20, 10, 5])
  await follow(SORA, true, NOW + 1)
  await app.fanout.handle(followed([READER, SORA]))
  await app.redis.del(`rel:intent:{${READER}}`)
  expect(await home()).toEqual([30, 20, 10, 5])
  await sources()
  expect(await home()).toEqual([30, 20, 10, 5])
  expect(await sources()).toEqual({ redis: 1 })
})

test('an unfollow is effective at once, and a refollow leaves no hole of the time between', async () => {
  await home()
  await app.rebuilt(homeKey(READER))
  await click('follow', JUNHO, false)
  expect(await home()).toEqual([10])
  await follow(JUNHO, false, NOW + 1)
  await post(30, JUNHO)
  await app.fanout.handle(created(30, JUNHO))
  expect(await home()).toEqual([10])
  await click('follow', JUNHO, true, NOW + 2)
  expect(await home()).toEqual([30, 20, 10])
  await follow(JUNHO, true, NOW + 2)
  await app.fanout.handle(followed([READER, JUNHO]))
  await app.redis.del(`rel:intent:{${READER}}`)
  expect(await home()).toEqual([30, 20, 10])
})

test('big authors are pulled, from when they were not pushed until their time has left the timeline', async () => {
  await follow(BIG)
  await home()
  await app.rebuilt(homeKey(READER))
  await app.pool.query('insert into pulled_authors (author_id, since_id) values ($1, 30)', [BIG])
  await announcePulled(app.redis)
  await post(30, BIG)
  expect(await home()).toEqual([30, 20, 10])
  await app.pool.query('update pulled_authors set until_id = 40')
  await announcePulled(app.redis)
  expect(await home()).toEqual([30, 20, 10])
})

test('followed hashtags bring posts of anybody, with their reason; an unfollow of one is effective at once', async () => {
  await post(30, SORA, ['국밥'])
  await post(40, JUNHO, ['국밥'])
  await post(50, READER, ['국밥'])
  await recordHashtagFollows(app.pool, [{ actorId: READER, hashtag: '국밥', active: true, version: NOW }])
  const all = ['50 self', '40 follow', '30 hashtag 국밥', '20 follow', '10 self']
  expect(await walk()).toEqual(all)
  await app.rebuilt(homeKey(READER))
  expect(await walk()).toEqual(all)
  expect(await walk(1)).toEqual(all)
  await click('hashtag', hashtagKeyOf('국밥'), false)
  expect(await home()).toEqual([50, 40, 20, 10])
})

test('a hashtag counts among the first five of a post, and brings two posts of an author a page', async () => {
  await recordHashtagFollows(app.pool, [{ actorId: READER, hashtag: '국밥', active: true, version: NOW }])
  await post(25, BIG, ['a', 'b', 'c', 'd', 'e', '국밥'])
  await post(26, BIG, ['a', 'b', 'c', 'd', '국밥'])
  for (const id of [30, 31, 32, 33]) await post(id, SORA, ['국밥'])
  for (let time = 0; time < 2; time += 1) {
    expect(await home()).toEqual([33, 32, 26, 20, 10])
    // A page of two ends with the second; the next has room for two more.
    expect((await walk(2)).map((line) => Number(line.split(' ')[0]))).toEqual([33, 32, 31, 30, 26, 20, 10])
    await app.rebuilt(homeKey(READER))
  }
})

test('an edit that takes a hashtag out takes the post out, whatever timelines have', async () => {
  await recordHashtagFollows(app.pool, [{ actorId: READER, hashtag: '국밥', active: true, version: NOW }])
  await post(30, SORA, ['국밥'])
  expect(await home()).toEqual([30, 20, 10])
  await app.pool.query("update posts set hashtags = '{}' where id = 30")
  await app.pool.query('delete from post_hashtags where post_id = 30')
  await app.forget([30])
  expect(await home()).toEqual([20, 10])
  expect(idsOf((await app.get('/feed/hashtags/국밥')).body)).toEqual([])
})

test('below its floor the record goes on, in the same page', async () => {
  const ids = Array.from({ length: 30 }, (_, n) => 100 + n)
  await app.write.posts(ids.map((id) => ({ id, authorId: JUNHO })))
  const all = [...ids.toReversed(), 20, 10]
  expect(await home()).toEqual(all)
  await app.rebuilt(homeKey(READER))
  await sources()
  for (const limit of [1, 7, 20, 50]) expect((await walk(limit)).map((line) => Number(line.split(' ')[0]))).toEqual(all)
  const found = await sources()
  expect(Object.keys(found).sort()).toEqual(['both', 'redis'])
})

test('a wipe, at any moment, changes nothing of the content', async () => {
  const before = await walk()
  await app.rebuilt(homeKey(READER))
  await app.redis.flushdb()
  const reads = await Promise.all(Array.from({ length: 20 }, () => walk()))
  for (const read of reads) expect(read).toEqual(before)
  // One of them has built it, for all who came meanwhile.
  expect((await sources()).rebuilt).toBe(2)
})

test('a timeline of another epoch is not believed', async () => {
  await home()
  await app.rebuilt(homeKey(READER))
  // A hole that only a lost write can have made.
  await app.redis.lrem(homeKey(READER), 0, '20')
  expect(await home()).toEqual([10])
  const mark = await app.redis.rpop(homeKey(READER))
  await app.redis.rpush(homeKey(READER), `0ddba115:${mark?.split(':')[1]}`)
  expect(await home()).toEqual([20, 10])
})
