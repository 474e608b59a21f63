import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { created, followed } from '../test/fanout-world.ts'
import { idsOf, openFeedApp } from '../test/feed-app.ts'
import type { FeedApp } from '../test/feed-app.ts'
import { emptyTables, insertUsers } from '../test/records.ts'
import type { PostRecord } from '../test/records.ts'

const READER = 1
const AUTHORS = [1, 2, 3, 4, 5]
let app: FeedApp
beforeAll(async () => {
  app = await openFeedApp()
})
afterAll(() => app.close())

/** What happens between two pages. New posts are newer than all, as ids are. */
type Change =
  | { type: 'post'; authorId: number }
  | { type: 'deletePost'; index: number }
  | { type: 'deleteUser' | 'unfollow' | 'follow'; authorId: number }

const authorId = fc.constantFrom(...AUTHORS)
const otherId = fc.constantFrom(...AUTHORS.slice(1))
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ type: fc.constant('post' as const), authorId }),
  fc.record({ type: fc.constant('deletePost' as const), index: fc.nat(100) }),
  fc.record({ type: fc.constantFrom('unfollow' as const, 'follow' as const), authorId: otherId }),
  fc.record({ type: fc.constant('deleteUser' as const), authorId: otherId }),
)
const world = fc.record({
  posts: fc.array(fc.record({ authorId, tagged: fc.boolean() }), { maxLength: 40 }),
  followees: fc.subarray(AUTHORS.slice(1)),
  limit: fc.integer({ min: 1, max: 7 }),
  /** One list for the time before the first page, and for that after each page. */
  changes: fc.array(fc.array(change, { maxLength: 3 }), { maxLength: 6 }),
})

/** The record as the test knows it. */
interface Known {
  posts: PostRecord[]
  followees: Set<number>
  gone: Set<number>
}

/** The brute-force oracle: the ids of each feed, newest first. */
function feedsOf({ posts, followees, gone }: Known): Record<string, number[]> {
  const visible = posts.filter((post) => !gone.has(post.authorId)).sort((a, b) => b.id - a.id)
  const ids = (keep: (post: PostRecord) => boolean) => visible.filter(keep).map(({ id }) => id)
  return {
    '/feed': ids((post) => post.authorId === READER || followees.has(post.authorId)),
    '/feed/hashtags/tag': ids(({ hashtags = [] }) => hashtags.includes('tag')),
    '/feed/users/1': ids((post) => post.authorId === READER),
  }
}

async function apply(known: Known, made: Change, version: number): Promise<void> {
  if (made.type === 'post') {
    const post = { id: 1000 + version, authorId: made.authorId, hashtags: ['tag'] }
    known.posts.push(post)
    await app.write.posts([post])
    await app.fanout.handle(created(post.id, post.authorId))
  } else if (made.type === 'deletePost') {
    const [post] = known.posts.splice(made.index % (known.posts.length || 1), 1)
    if (post) await app.write.deletePost(post.id)
  } else if (made.type === 'deleteUser') {
    known.gone.add(made.authorId)
    await app.write.deleteUser(made.authorId)
  } else {
    const active = made.type === 'follow'
    if (active) known.followees.add(made.authorId)
    else known.followees.delete(made.authorId)
    await app.write.follows([{ actorId: READER, targetId: made.authorId, active, version }])
    if (active) await app.fanout.handle(followed([READER, made.authorId]))
  }
}

test.for(['/feed', '/feed/hashtags/tag', '/feed/users/1'])(
  'a walk of %s skips and repeats nothing that was there throughout, and shows nothing that was never there',
  { timeout: 120_000 },
  async (path) => {
    await fc.assert(
      fc.asyncProperty(world, async ({ posts, followees, limit, changes }) => {
        const known: Known = {
          posts: posts.map(({ authorId, tagged }, n) => ({ id: n + 1, authorId, hashtags: tagged ? ['tag'] : [] })),
          followees: new Set(followees),
          gone: new Set(),
        }
        await emptyTables(app.pool)
        await app.redis.flushdb()
        await insertUsers(app.pool, AUTHORS)
        await app.write.posts(known.posts)
        await app.write.follows(followees.map((targetId) => ({ actorId: READER, targetId, active: true, version: 1 })))
        const truths = [feedsOf(known)[path] ?? []]
        const walked: number[] = []
        let cursor: string | null = ''
        for (let page = 0, version = 2; cursor !== null; page++) {
          const answer = await app.get(`${path}?limit=${limit}${cursor && `&cursor=${cursor}`}`, READER)
          const now: number[] = truths.at(-1) ?? []
          const before = walked.at(-1) ?? Infinity
          // Of the moment in which it was asked for, each page is the oracle's very next.
          expect(idsOf(answer.body)).toEqual(now.filter((id) => id < before).slice(0, limit))
          walked.push(...idsOf(answer.body))
          cursor = answer.body.nextCursor
          for (const made of changes[page] ?? []) await apply(known, made, version++)
          truths.push(feedsOf(known)[path] ?? [])
        }
        const throughout = truths[0]?.filter((id) => truths.every((truth) => truth.includes(id)))
        expect(walked.filter((id) => throughout?.includes(id))).toEqual(throughout)
        expect(new Set(walked).size).toBe(walked.length)
      }),
      { numRuns: 40 },
    )
  },
)
