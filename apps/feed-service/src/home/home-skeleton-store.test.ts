import { openTestDatabase } from '@matjip/db-schema/testing'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { emptyTables, insertPosts, recordFollows } from '../../test/records.ts'
import { readHomeFromRecord } from './home-skeleton-store.ts'
import { readHomeSnapshot } from './home-snapshot-store.ts'

const CALLER = 1
const NO_CLICKS = { follows: new Map(), hashtags: new Map() }
let database: Awaited<ReturnType<typeof openTestDatabase>>
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

/** Few authors and few versions, so that rows, clicks and posts meet often. */
const author = fc.integer({ min: 1, max: 9 })
const state = fc.record({ active: fc.boolean(), version: fc.integer({ min: 1, max: 4 }) })
const world = fc.record({
  posts: fc.uniqueArray(fc.record({ id: fc.integer({ min: 1, max: 60 }), authorId: author }), {
    selector: ({ id }) => id,
    maxLength: 40,
  }),
  rows: fc.uniqueArray(fc.tuple(author, state), { selector: ([target]) => target }),
  clicks: fc.uniqueArray(fc.tuple(author, state), { selector: ([target]) => target }),
  before: fc.integer({ min: 1, max: 70 }),
  limit: fc.integer({ min: 1, max: 12 }),
})

test('is the brute-force answer: the newest of row and click decides, the row where they are the same', async () => {
  const { pool } = database
  await fc.assert(
    fc.asyncProperty(world, async ({ posts, rows, clicks, before, limit }) => {
      await emptyTables(pool)
      await insertPosts(pool, posts)
      await recordFollows(
        pool,
        rows.map(([targetId, { active, version }]) => ({ actorId: CALLER, targetId, active, version })),
      )
      const record = new Map(rows)
      const intents = new Map(clicks)
      const follows = (target: number) => {
        const [row, click] = [record.get(target), intents.get(target)]
        const newest = click !== undefined && click.version > (row?.version ?? 0) ? click : row
        return newest?.active ?? false
      }
      const expected = posts
        .filter(({ id, authorId }) => id < before && (authorId === CALLER || follows(authorId)))
        .sort((a, b) => b.id - a.id)
        .slice(0, limit)
        .map(({ id }) => ({ postId: id, hashtags: [] }))
      expect(await readHomeFromRecord(pool, CALLER, { follows: intents, hashtags: new Map() }, before, limit)).toEqual(
        expected,
      )
    }),
    { numRuns: 200 },
  )
})

test('a snapshot has the newest posts of whom the record knows, however few write most of them', async () => {
  const { pool } = database
  // Most posts are of two authors, so that some legs are read deep and most are not.
  const skewed = fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 1, max: 2 }) }, author)
  const posts = fc.uniqueArray(fc.record({ id: fc.integer({ min: 1, max: 60 }), authorId: skewed }), {
    selector: ({ id }) => id,
    maxLength: 40,
  })
  await fc.assert(
    fc.asyncProperty(
      posts,
      fc.subarray([2, 3, 4, 5, 6, 7, 8, 9]),
      fc.integer({ min: 1, max: 45 }),
      async (all, follows, limit) => {
        await emptyTables(pool)
        await insertPosts(pool, all)
        await recordFollows(
          pool,
          follows.map((targetId) => ({ actorId: CALLER, targetId, active: true, version: 1 })),
        )
        const ids = all.filter(({ authorId }) => authorId === CALLER || follows.includes(authorId)).map(({ id }) => id)
        const postIds = ids.sort((a, b) => b - a).slice(0, limit)
        const floor = ids.length < limit ? 0 : postIds.at(-1)
        expect(await readHomeSnapshot(pool, CALLER, limit)).toEqual({ postIds, floor })
      },
    ),
    { numRuns: 100 },
  )
})

test('with many authors it is the same, whoever posts most, and where the newest posts of some were deleted', async () => {
  const { pool } = database
  // More than are looked at first; a few of them may have most posts, many may have none.
  const authors = Array.from({ length: 140 }, (_, n) => n + 2)
  const drawn = fc.record({
    posts: fc.array(fc.tuple(fc.integer({ min: 2, max: 145 }), fc.nat(3)), { minLength: 60, maxLength: 900 }),
    crowd: fc.nat(600),
    deletedNewest: fc.integer({ min: 0, max: 300 }),
    limit: fc.integer({ min: 100, max: 160 }),
  })
  await emptyTables(pool)
  await recordFollows(
    pool,
    authors.map((targetId) => ({ actorId: CALLER, targetId, active: true, version: 1 })),
  )
  let ways = 0
  await fc.assert(
    fc.asyncProperty(drawn, async ({ posts, crowd, deletedNewest, limit }) => {
      await pool.query('truncate posts, newest_posts cascade')
      // `crowd` posts of one author among those of all.
      const rows = [...posts.map(([authorId]) => authorId), ...Array.from({ length: crowd }, () => 7)]
        .map((authorId, n) => ({ authorId, order: (n * 7_919) % 1_009 }))
        .sort((a, b) => a.order - b.order)
        .map(({ authorId }, n) => ({ id: n + 1, authorId }))
      await insertPosts(pool, rows)
      const kept = rows.slice(0, Math.max(0, rows.length - deletedNewest))
      await pool.query('delete from posts where id > $1', [kept.length])
      const ids = kept.filter(({ authorId }) => authorId <= 141).map(({ id }) => id)
      const postIds = ids.sort((a, b) => b - a).slice(0, limit)
      ways += ids.length > limit ? 1 : 0
      const floor = ids.length < limit ? 0 : postIds.at(-1)
      expect(await readHomeSnapshot(pool, CALLER, limit)).toEqual({ postIds, floor })
    }),
    { numRuns: 60 },
  )
  // Most of them had more than the snapshot takes.
  expect(ways).toBeGreaterThan(20)
})

test("other people's follows are not the caller's", async () => {
  const { pool } = database
  await emptyTables(pool)
  await insertPosts(pool, [{ id: 10, authorId: 2 }])
  await recordFollows(pool, [{ actorId: 3, targetId: 2, active: true, version: 1 }])
  expect(await readHomeFromRecord(pool, CALLER, NO_CLICKS, 100, 10)).toEqual([])
  expect(await readHomeFromRecord(pool, 3, NO_CLICKS, 100, 10)).toEqual([{ postId: 10, hashtags: [] }])
})
