import type { Post } from '@matjip/contracts'
import { counterKinds, counters, ensureUser, posts, restaurants, uploads } from '@matjip/db-schema'
import { openTestDatabase } from '@matjip/db-schema/testing'
import { openRedis } from '@matjip/redis-keys'
import { openTestRedis } from '@matjip/redis-keys/testing'
import { writeIntent } from '@matjip/relations'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hydratePosts } from './hydrate-posts.ts'

let database: Awaited<ReturnType<typeof openTestDatabase>>
let redis: Awaited<ReturnType<typeof openTestRedis>>
const imagesUrl = 'https://images.test'
const MINA = 11
const JUN = 12
const GONE = 13
const POSTS = Array.from({ length: 50 }, (_, index) => 1_000 + index)

beforeAll(async () => {
  ;[database, redis] = await Promise.all([openTestDatabase(), openTestRedis()])
  const { db } = database
  for (const userId of [MINA, JUN, GONE])
    await ensureUser(db, { userId, handle: `u${userId}`, displayName: `이름${userId}` })
  const [place] = await db
    .insert(restaurants)
    .values({ source: 'test', sourceId: '1', name: '동명', area: '서울 구로구', searchGrams: [] })
    .returning()
  await db
    .insert(posts)
    .values([
      ...POSTS.map((id) => ({ id, authorId: MINA, text: `글 ${id}`, hashtags: ['국밥'], restaurantId: place?.id })),
      { id: 2_000, authorId: GONE, text: '떠난 사람', hashtags: [] },
      { id: 2_001, authorId: JUN, text: '식당 없이', hashtags: [], rating: 4 },
    ])
  const image = { ownerId: MINA, contentType: 'image/png', byteSize: 1, sha256: '', state: 'attached' }
  await db.insert(uploads).values([
    { ...image, id: 1, objectKey: 'a', postId: 1_000, position: 1 },
    {
      ...image,
      id: 2,
      objectKey: 'b',
      postId: 1_000,
      position: 0,
      width: 4,
      height: 3,
      placeholder: 'hash',
      variants: [{ key: 'images/2-a/r1-320.webp', width: 4, height: 3 }],
    },
    { ...image, id: 3, objectKey: 'c', postId: 1_001, position: 0 },
  ])
  await db.insert(counters).values({ kind: counterKinds.likes, ownerId: 1_000, count: 7 })
  await database.pool.query('update users set deleted_at = now() where id = $1', [GONE])
})
afterAll(async () => {
  redis.disconnect()
  await database.close()
})

test('a post with its author, restaurant, images in order and count', async () => {
  const hydrated = await hydratePosts({ redis, pool: database.pool, imagesUrl }, [1_000], null)
  expect(hydrated.get(1_000)).toEqual({
    id: '1000',
    author: { id: '11', handle: 'u11', displayName: '이름11' },
    text: '글 1000',
    hashtags: ['국밥'],
    images: [
      {
        id: '2',
        status: 'ready',
        width: 4,
        height: 3,
        placeholder: 'hash',
        variants: [{ url: 'https://images.test/images/2-a/r1-320.webp', width: 4, height: 3 }],
      },
      { id: '1', status: 'processing', width: null, height: null, placeholder: null, variants: [] },
    ],
    restaurant: { id: expect.any(String), name: '동명', category: null, area: '서울 구로구', location: null },
    rating: null,
    onSite: false,
    counts: { likes: 7 },
    createdAt: expect.stringMatching(/Z$/),
    editedAt: null,
    version: 1,
  } satisfies Post)
})

test('the order asked for; missing posts and those of authors who left are absent', async () => {
  const hydrated = await hydratePosts(
    { redis, pool: database.pool, imagesUrl },
    [2_001, 404, 1_001, 2_000, 1_000],
    null,
  )
  expect([...hydrated.keys()]).toEqual([2_001, 1_001, 1_000])
  expect(hydrated.get(2_001)).toMatchObject({ images: [], restaurant: null, rating: 4, counts: { likes: 0 } })
  expect(await hydratePosts({ redis, pool: database.pool, imagesUrl }, [], MINA)).toEqual(new Map())
})

test("the viewer's clicks of the last moments are in", async () => {
  const click = { v: 1, actorId: JUN, actorHandle: 'u12', actorName: '이름12', active: true } as const
  const version = Date.now() * 1000
  await writeIntent(redis, { ...click, kind: 'like', targetId: 1_000, version, opId: 'likelikelike' })
  await writeIntent(redis, { ...click, kind: 'follow', targetId: MINA, version, opId: 'follfollfoll' })
  await writeIntent(redis, { ...click, kind: 'savePost', targetId: 1_001, version, opId: 'savesavesave' })
  const hydrated = await hydratePosts({ redis, pool: database.pool, imagesUrl }, [1_000, 1_001, 2_001], JUN)
  const follows = { following: true, followPending: true }
  const saves = { saved: false, savePending: false }
  expect(hydrated.get(1_000)?.viewer).toEqual({ liked: true, likePending: true, ...saves, ...follows })
  expect(hydrated.get(1_001)?.viewer).toEqual({
    liked: false,
    likePending: false,
    saved: true,
    savePending: true,
    ...follows,
  })
  expect(hydrated.get(2_001)?.viewer).toMatchObject({ liked: false, following: false })
})

test('a page of 50 costs five statements at the most', async () => {
  let statements = 0
  const pool = new Proxy(database.pool, {
    get(target, name) {
      if (name === 'query') statements += 1
      const value: unknown = Reflect.get(target, name)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
  const hydrated = await hydratePosts({ redis, pool, imagesUrl }, POSTS, JUN)
  expect(hydrated.size).toBe(50)
  expect(statements).toBeGreaterThan(1)
  expect(statements).toBeLessThanOrEqual(5)
})

test('without Redis posts are shown from Postgres alone', async () => {
  const dead = openRedis({ url: 'redis://127.0.0.1:1' })
  const hydrated = await hydratePosts({ redis: dead, pool: database.pool, imagesUrl }, [1_000], JUN)
  expect(hydrated.get(1_000)).toMatchObject({ counts: { likes: 7 }, viewer: { liked: false, following: false } })
  dead.disconnect()
})
