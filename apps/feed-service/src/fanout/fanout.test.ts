import { counterKinds } from '@matjip/db-schema'
import { openTestDatabase } from '@matjip/db-schema/testing'
import {
  authorKey,
  beginRebuild,
  fragmentKey,
  hashtagTimelineKey,
  homeKey,
  publishRebuild,
  pulledRevision,
  readWindows,
} from '@matjip/redis-keys'
import { hashtagKeyOf } from '@matjip/contracts/hashtag-key'
import { openTestRedis } from '@matjip/redis-keys/testing'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { created, followed, openFanout, SMALL } from '../../test/fanout-world.ts'
import { deletePost, emptyTables, insertPosts, insertUsers, recordFollows } from '../../test/records.ts'

const AUTHOR = 1
const READERS = [11, 12, 13, 14, 15, 16, 17]

let database: Awaited<ReturnType<typeof openTestDatabase>>
let redis: Awaited<ReturnType<typeof openTestRedis>>
let fanout: ReturnType<typeof openFanout>
beforeAll(async () => {
  ;[database, redis] = await Promise.all([openTestDatabase(), openTestRedis()])
})
afterAll(async () => {
  redis.disconnect()
  await database.close()
})
beforeEach(async () => {
  await redis.flushdb()
  await emptyTables(database.pool)
  await insertUsers(database.pool, [AUTHOR, ...READERS])
  fanout = openFanout({ pool: database.pool, redis }, { ...SMALL, pullThreshold: 100 })
})

async function build(key: string, postIds: number[] = [], floor = 0): Promise<void> {
  const rebuild = await beginRebuild(redis, key)
  if (rebuild) await publishRebuild(redis, rebuild, { postIds, floor }, SMALL.home)
}

async function idsIn(key: string): Promise<readonly number[] | undefined> {
  const { windows } = await readWindows(redis, [{ key, before: Infinity, limit: 100 }])
  return windows[0]?.postIds
}
const home = (reader: number) => idsIn(homeKey(reader))

/** These follow the author, with a count as the fold keeps it. */
async function follow(readers: readonly number[], version = 1): Promise<void> {
  await recordFollows(
    database.pool,
    readers.map((actorId, index) => ({ actorId, targetId: AUTHOR, active: true, version: version + index })),
  )
  await countFollowers(readers.length)
}

async function countFollowers(count: number): Promise<void> {
  await database.pool.query(
    `insert into counters (kind, owner_id, count) values (${counterKinds.followers}, $1, $2)
     on conflict (kind, owner_id) do update set count = excluded.count`,
    [AUTHOR, count],
  )
}

async function post(...ids: number[]): Promise<void> {
  await insertPosts(
    database.pool,
    ids.map((id) => ({ id, authorId: AUTHOR, hashtags: ['국밥', '점심'] })),
  )
}

test('a post comes to its author, to who follows and has a timeline, and to its hashtags, once', async () => {
  await follow([11, 12])
  for (const key of [homeKey(AUTHOR), homeKey(11), homeKey(13), authorKey(AUTHOR)]) await build(key)
  await build(hashtagTimelineKey(hashtagKeyOf('점심')))
  await post(20)
  for (let time = 0; time < 2; time += 1) await fanout.handle(created(20, AUTHOR))
  expect([await home(AUTHOR), await home(11), await home(12), await home(13)]).toEqual([[20], [20], undefined, []])
  expect([await idsIn(authorKey(AUTHOR)), await idsIn(hashtagTimelineKey(hashtagKeyOf('점심')))]).toEqual([[20], [20]])
  expect(await idsIn(hashtagTimelineKey(hashtagKeyOf('국밥')))).toBeUndefined()
})

test('events that come out of order leave timelines in order', async () => {
  await follow([11])
  await build(homeKey(11))
  await post(20, 30, 40)
  await fanout.handle(created(30, AUTHOR))
  await fanout.handle(created(40, AUTHOR), created(20, AUTHOR))
  expect(await home(11)).toEqual([40, 30, 20])
})

test('a post that is gone goes nowhere', async () => {
  await follow([11])
  await build(homeKey(11))
  await post(20)
  await deletePost(database.pool, 20)
  await fanout.handle(created(20, AUTHOR))
  expect(await home(11)).toEqual([])
})

test('an edit brings a post to hashtags that it has since, and to nobody again', async () => {
  await follow([11])
  await build(homeKey(11))
  await build(hashtagTimelineKey(hashtagKeyOf('점심')), [30])
  await post(20)
  await fanout.handle({ v: 1, type: 'post.edited', postId: 20, authorId: AUTHOR, version: 2 })
  expect([await home(11), await idsIn(hashtagTimelineKey(hashtagKeyOf('점심')))]).toEqual([[], [30, 20]])
})

test('many followers are served by messages of their own; one that is delivered twice, and a worker killed between them, lose nobody', async () => {
  await follow(READERS)
  for (const reader of READERS) await build(homeKey(reader))
  await post(20)
  await fanout.handle(created(20, AUTHOR))
  const chunks = fanout.queue.splice(0)
  expect(chunks.length).toBe(4)
  const [first, ...rest] = chunks
  if (first) await fanout.handle(first)
  expect((await Promise.all(READERS.map(home))).flat()).toHaveLength(2)
  // The message was not deleted: the post's event, and its chunks, come again beside the old ones.
  await fanout.handle(created(20, AUTHOR))
  fanout.queue.push(...rest.reverse(), ...chunks)
  await fanout.settle()
  expect(await Promise.all(READERS.map(home))).toEqual(READERS.map(() => [20]))
})

test('the last chunk takes those who have come since it was cut', async () => {
  await follow(READERS.slice(0, 4))
  for (const reader of READERS) await build(homeKey(reader))
  await post(20)
  await fanout.handle(created(20, AUTHOR))
  await follow(READERS.slice(4), 100)
  await fanout.settle()
  expect(await Promise.all(READERS.map(home))).toEqual(READERS.map(() => [20]))
})

test('a follow fills a timeline with all that its author has written down to its floor, also one that is being rebuilt', async () => {
  await post(5, 15, 25, 35)
  await build(homeKey(11), [30, 10], 10)
  const rebuild = await beginRebuild(redis, homeKey(12))
  await follow([11, 12, 13])
  await fanout.handle(followed([11, AUTHOR], [12, AUTHOR], [13, AUTHOR]))
  expect(await home(11)).toEqual([35, 30, 25, 15, 10])
  // Whoever rebuilds has read the record before the follow was in it.
  if (rebuild) await publishRebuild(redis, rebuild, { postIds: [30, 10], floor: 10 }, SMALL.home)
  expect(await home(12)).toEqual([35, 30, 25, 15, 10])
  expect(await home(13)).toBeUndefined()
})

test('a follow of one with more posts than a timeline holds fills it, with a floor below which the record answers', async () => {
  await build(homeKey(11), [3], 0)
  await post(...Array.from({ length: 30 }, (_, n) => 10 + n))
  await follow([11])
  await fanout.handle(followed([11, AUTHOR]))
  const { windows } = await readWindows(redis, [{ key: homeKey(11), before: Infinity, limit: 100 }])
  expect(windows).toEqual([{ postIds: Array.from({ length: 10 }, (_, n) => 39 - n), floor: 30 }])
})

test('above the threshold posts are not pushed, said before in the record; well below it they are again', async () => {
  fanout = openFanout({ pool: database.pool, redis }, SMALL)
  const pulled = async () => (await database.pool.query('select * from pulled_authors')).rows as unknown[]
  await follow(READERS.slice(0, 5))
  for (const reader of READERS) await build(homeKey(reader))
  await post(20, 30, 40, 50)
  const before = await pulledRevision(redis)
  await fanout.handle(created(20, AUTHOR))
  await fanout.settle()
  expect(await home(11)).toEqual([])
  expect(await pulled()).toEqual([{ author_id: AUTHOR, since_id: 20, until_id: null }])
  expect(await pulledRevision(redis)).not.toBe(before)
  // Between 0.8 of the threshold and it nothing changes.
  await countFollowers(4)
  await fanout.handle(created(30, AUTHOR))
  await fanout.settle()
  expect(await home(11)).toEqual([])
  await countFollowers(3)
  await fanout.handle(created(40, AUTHOR))
  await fanout.settle()
  expect(await home(11)).toEqual([40])
  const [row] = (await pulled()) as { until_id: number }[]
  expect(row?.until_id).toBeGreaterThan(40)
  await countFollowers(5)
  await fanout.handle(created(50, AUTHOR))
  expect(await pulled()).toEqual([{ author_id: AUTHOR, since_id: 20, until_id: null }])
})

test('whoever gets a new post can be told of it, in chunks or not; its author is not', async () => {
  await follow([11, 12, 13])
  await post(20)
  await fanout.handle(created(20, AUTHOR))
  await fanout.settle()
  expect(fanout.told.every(([postId]) => postId === 20)).toBe(true)
  expect(fanout.told.flatMap(([, owners]) => owners).sort()).toEqual([11, 12, 13])
})

test('a new name of which Redis was not told is in the next read of the posts once its event is dealt with', async () => {
  await post(20, 30)
  const kept = [20, 30].map(fragmentKey)
  // One by one: on a Cluster they are on different nodes.
  await Promise.all(kept.map((key) => redis.set(key, 'with the old name')))
  await fanout.handle({ v: 1, type: 'author.renamed', authorId: AUTHOR })
  expect(await Promise.all(kept.map((key) => redis.exists(key)))).toEqual([0, 0])
})
