import { relationKinds, snowflakeAt } from '@matjip/contracts'
import type { RankedPage } from '@matjip/contracts'
import { counterKinds } from '@matjip/db-schema'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { idsOf, openFeedApp } from '../../test/feed-app.ts'
import type { FeedApp } from '../../test/feed-app.ts'
import { emptyTables, insertPosts, insertUsers } from '../../test/records.ts'
import { refreshPopular } from './refresh-popular.ts'

const HOUR_MS = 3_600_000
const known = Array.from({ length: 20 }, (_, n) => n + 1)
const strangers = Array.from({ length: 60 }, (_, n) => 100 + n)
let app: FeedApp
beforeAll(async () => {
  app = await openFeedApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  await emptyTables(app.pool)
  await app.redis.flushdb()
  await app.pool.query('truncate author_trust, feed_snapshots, feed_snapshot_heads, counters')
  await insertUsers(app.pool, [...known, ...strangers])
  await app.pool.query('insert into author_trust (user_id, level) select unnest($1::bigint[]), 2', [known])
})

/** A post so many hours old, liked by some people, as fold and post-service leave it. @returns its id */
async function write(authorId: number, hoursOld: number, likers: readonly number[]): Promise<number> {
  const id = snowflakeAt(Date.now() - hoursOld * HOUR_MS, authorId)
  await insertPosts(app.pool, [{ id, authorId }])
  await app.pool.query(
    `insert into relations (kind, actor_id, target_id, active, version, op_id, since)
     select $1, actor, $2, true, 1, 'op', 1 from unnest($3::bigint[]) as actor`,
    [relationKinds.like, id, likers],
  )
  await app.pool.query('insert into counters (kind, owner_id, count) values ($1, $2, $3)', [
    counterKinds.likes,
    id,
    likers.length,
  ])
  return id
}
const popular = async (query = '', viewer?: number) =>
  (await app.get(`/feed/popular?${query}`, viewer)).body as unknown as RankedPage

test('likes of known people count, halved every twelve hours; those of strangers and one’s own do not', async () => {
  const old = await write(1, 25, known.slice(0, 12))
  const fresh = await write(2, 1, known.slice(2, 8))
  await write(3, 1, strangers)
  await write(4, 1, [4, 5])
  await write(5, 60, known)
  await refreshPopular(app.pool, Date.now())
  const page = await popular()
  expect(idsOf(page)).toEqual([fresh, old])
  expect(page.items[0]?.reason).toEqual({ type: 'popular' })
  expect(Date.now() - Date.parse(page.asOf ?? '')).toBeLessThan(60_000)
})

test('a walk stays in its list; what is deleted is left out of it at once', async () => {
  const posts: number[] = []
  for (let n = 0; n < 9; n++) posts.push(await write(n + 1, n, known.slice(9, 19)))
  await refreshPopular(app.pool, Date.now())
  const first = await popular('limit=3')
  await write(12, 0, known)
  await app.write.deletePost(posts[4] ?? 0)
  await refreshPopular(app.pool, Date.now())
  const second = await popular(`limit=3&cursor=${first.nextCursor}`)
  const third = await popular(`limit=3&cursor=${second.nextCursor}`)
  expect([first, second, third].flatMap(idsOf)).toEqual(posts.filter((_, n) => n !== 4))
  expect(third.nextCursor).toBeNull()
})

test('one person has three posts in it at most', async () => {
  for (let n = 0; n < 6; n++) await write(1, n, known.slice(2, 12))
  await refreshPopular(app.pool, Date.now())
  expect((await popular()).items).toHaveLength(3)
})
