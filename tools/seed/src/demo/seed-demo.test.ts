import { createHash } from 'node:crypto'
import { GetObjectCommand } from '@aws-sdk/client-s3'
import { snowflakeTime } from '@matjip/contracts'
import { userIdOf } from '@matjip/contracts/user-id'
import { distinctHashtags } from '@matjip/hashtags'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSeedTarget, WRONG_COUNTERS } from '../content/testing-seed.ts'
import { seedDemo } from './seed-demo.ts'

// A Wednesday evening in Seoul.
const NOW = Date.UTC(2026, 10, 18, 10, 30)

let target: Awaited<ReturnType<typeof openSeedTarget>>
let figures: string
beforeAll(async () => {
  target = await openSeedTarget()
  figures = await seedDemo(target, NOW)
})
afterAll(() => target.close())

const rows = async <T>(sql: string, values: unknown[] = []) => (await target.client.query(sql, values)).rows as T[]
const count = async (sql: string, values: unknown[] = []) =>
  (await rows<{ n: number }>(`select count(*)::int as n from ${sql}`, values))[0]?.n ?? 0

test('some hundreds of people, restaurants and hashtags, as the figures say', async () => {
  expect(figures).toBe(
    [
      `${await count('users')} users`,
      `${await count('posts')} posts`,
      `${await count('hashtags')} hashtags`,
      `${await count('relations where kind = 1')} follows`,
      `${await count('relations where kind = 2')} likes`,
      `${await count('uploads')} photos ${figures.match(/\(.*?\)/)?.[0]}`,
      `${await count('restaurants')} restaurants`,
    ].join(', '),
  )
  for (const table of ['users', 'restaurants', 'hashtags']) {
    expect(await count(table)).toBeGreaterThan(300)
    expect(await count(table)).toBeLessThan(1_000)
  }
})

test('every counter equals its rows', async () => {
  expect(await rows(WRONG_COUNTERS)).toEqual([])
  expect(await count('counters')).toBeGreaterThan(1_000)
})

test('every reference leads somewhere', async () => {
  const lost = `posts p where not exists (select from users where id = p.author_id)
    or not exists (select from restaurants where id = p.restaurant_id)
    or not exists (select from uploads where post_id = p.id and owner_id = p.author_id and state = 'attached')`
  expect(await count(lost)).toBe(0)
  expect(
    await count('relations where kind = 1 and (actor_id = target_id or target_id not in (select id from users))'),
  ).toBe(0)
  expect(await count('relations where kind = 2 and target_id not in (select id from posts)')).toBe(0)
  expect(await count('relations where actor_id not in (select id from users)')).toBe(0)
})

test('hashtags are those of the texts, many of them chained', async () => {
  const posts = await rows<{ id: number; text: string; hashtags: string[] }>('select id, text, hashtags from posts')
  const edges = await rows<{ post_id: number; names: string[] }>(
    `select post_id, array_agg(name order by position) as names
     from post_hashtags join hashtags on hashtags.id = hashtag_id group by post_id`,
  )
  const namesOf = new Map(edges.map((edge) => [edge.post_id, edge.names]))
  for (const post of posts) {
    const expected = distinctHashtags(post.text).map((tag) => tag.normalized)
    expect(post.hashtags).toEqual(expected)
    expect(namesOf.get(post.id)).toEqual(expected)
  }
  expect(posts.filter(({ text }) => /\S#/.test(text)).length).toBeGreaterThan(posts.length / 2)
})

test('the few are famous: skewed followers, likes and hashtags', async () => {
  for (const [kind, share] of [
    [1, 0.35],
    [3, 0.35],
  ]) {
    const counts = (
      await rows<{ count: number }>('select count from counters where kind = $1 order by 1 desc', [kind])
    ).map((row) => row.count)
    const sum = (list: number[]) => list.reduce((a, b) => a + b, 0)
    expect(sum(counts.slice(0, counts.length / 10)) / sum(counts)).toBeGreaterThan(share ?? 1)
  }
  const [top] = await rows<{ n: number }>(
    'select count(*)::int as n from post_hashtags group by hashtag_id order by 1 desc',
  )
  expect(top?.n).toBeGreaterThan(200)
  expect(await count('(select from post_hashtags group by hashtag_id having count(*) <= 3) rare')).toBeGreaterThan(100)
})

test('posts come at meals, in the last ten days, never ahead of the clock', async () => {
  const posts = await rows<{ id: number; hour: number; at: Date }>(
    `select id, extract(hour from created_at at time zone 'Asia/Seoul')::int as hour, created_at as at from posts`,
  )
  const at = (from: number, to: number) => posts.filter(({ hour }) => hour >= from && hour < to).length / (to - from)
  expect(at(11, 14)).toBeGreaterThan(3 * at(6, 10))
  expect(at(2, 6)).toBe(0)
  for (const post of posts) {
    expect(snowflakeTime(post.id)).toBe(post.at.getTime())
    expect(post.at.getTime()).toBeLessThan(NOW)
    expect(post.at.getTime()).toBeGreaterThan(NOW - 11 * 86_400_000)
  }
  // Today's lunch is over: it is there.
  expect(posts.filter((post) => post.at.getTime() > NOW - 8 * 3_600_000).length).toBeGreaterThan(50)
})

test('mina follows sixty people and has a full feed', async () => {
  const mina = userIdOf('mina')
  expect(await rows('select handle, display_name from users where id = $1', [mina])).toEqual([
    { handle: 'mina', display_name: '미나' },
  ])
  expect(await count('relations where kind = 1 and actor_id = $1', [mina])).toBe(60)
  const feed = 'posts where author_id in (select target_id from relations where kind = 1 and actor_id = $1)'
  expect(await count(feed, [mina])).toBeGreaterThan(200)
})

test('each photo is an object of its own with the size and checksum of its row', async () => {
  const uploads = await rows<{ object_key: string; byte_size: number; sha256: string; content_type: string }>(
    'select * from uploads order by id',
  )
  expect(new Set(uploads.map((upload) => upload.sha256)).size).toBeGreaterThan(40)
  for (const upload of uploads.filter((_, n) => n % 97 === 0)) {
    const { bucket, s3 } = target.photos
    const object = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: upload.object_key }))
    const bytes = Buffer.from((await object.Body?.transformToByteArray()) ?? [])
    expect(object.ContentType).toBe('image/jpeg')
    expect(bytes.length).toBe(upload.byte_size)
    expect(createHash('sha256').update(bytes).digest('base64')).toBe(upload.sha256)
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'jpeg', width: 480, height: 480 })
  }
})

test('a second run does nothing, a run elsewhere at the same moment makes the same', async () => {
  const fingerprint = `select md5(string_agg(p.id || text || name || coalesce(rating, 0), ',' order by p.id)) as posts,
    (select md5(string_agg(r::text, ',' order by kind, actor_id, target_id)) from relations r) as relations
    from posts p join restaurants on restaurants.id = restaurant_id`
  const before = await rows(fingerprint)
  expect(await seedDemo(target, NOW + 1)).toBe('nothing to do: there are posts already')
  expect(await rows(fingerprint)).toEqual(before)
  const other = await openSeedTarget()
  try {
    expect(await seedDemo(other, NOW)).toBe(figures)
    expect((await other.client.query(fingerprint)).rows).toEqual(before)
  } finally {
    await other.close()
  }
})
