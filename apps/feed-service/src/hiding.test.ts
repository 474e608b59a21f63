import { committedKinds } from '@matjip/contracts'
import { forgetViewers, openRedis } from '@matjip/redis-keys'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { idsOf, openFeedApp } from '../test/feed-app.ts'
import type { FeedApp, HidingRecord } from '../test/feed-app.ts'
import { emptyTables, insertUsers } from '../test/records.ts'

const PEOPLE = [1, 2, 3]
let app: FeedApp
beforeAll(async () => {
  app = await openFeedApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  await emptyTables(app.pool)
  await app.redis.flushdb()
  await insertUsers(app.pool, PEOPLE)
  await app.write.posts(
    PEOPLE.flatMap((authorId) => [0, 1, 2].map((n) => ({ id: 100 + n * 10 + authorId, authorId, hashtags: ['국밥'] }))),
  )
  // Everybody follows everybody, whatever is blocked: clean-up is not what hides.
  const pairs = PEOPLE.flatMap((actorId) =>
    PEOPLE.filter((id) => id !== actorId).map((targetId) => ({ actorId, targetId })),
  )
  await app.write.follows(pairs.map((pair) => ({ ...pair, active: true, version: 1 })))
})

const hide = (one: HidingRecord) => app.write.hiding(one)

/** Whose posts a feed shows, walking its pages. */
async function authorsIn(path: string, viewer?: number): Promise<number[]> {
  const authors = new Set<number>()
  for (let cursor: string | null = ''; cursor !== null;) {
    const { body } = await app.get(`${path}?limit=2${cursor && `&cursor=${cursor}`}`, viewer)
    for (const id of idsOf(body)) authors.add(id % 10)
    cursor = body.nextCursor
  }
  return [...authors].sort()
}

const click: fc.Arbitrary<HidingRecord> = fc
  .record({
    kind: fc.constantFrom('block' as const, 'mute' as const),
    actorId: fc.constantFrom(...PEOPLE),
    step: fc.constantFrom(1, 2),
    active: fc.boolean(),
  })
  .map(({ step, ...rest }) => ({ ...rest, targetId: ((rest.actorId - 1 + step) % 3) + 1 }))

test('whatever is blocked, muted and taken back, every feed shows exactly those whom its viewer may see, from the next read on', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(click, { minLength: 1, maxLength: 6 }), async (clicks) => {
      await app.pool.query('delete from relations where kind = any($1)', [Object.values(committedKinds)])
      await forgetViewers(app.redis, PEOPLE)
      const on = new Set<string>()
      for (const one of clicks) {
        await hide(one)
        const name = `${one.kind} ${one.actorId} ${one.targetId}`
        if (one.active) on.add(name)
        else on.delete(name)
        const blocked = (a: number, b: number) => on.has(`block ${a} ${b}`) || on.has(`block ${b} ${a}`)
        // Only these two can have changed what they see.
        for (const viewer of [one.actorId, one.targetId]) {
          const gathered = PEOPLE.filter((id) => !blocked(viewer, id) && !on.has(`mute ${viewer} ${id}`))
          expect(await authorsIn('/feed', viewer)).toEqual(gathered)
          expect(await authorsIn('/feed/hashtags/국밥', viewer)).toEqual(gathered)
          for (const id of PEOPLE) {
            const { status } = await app.get(`/feed/users/${id}`, viewer)
            expect([viewer, id, status]).toEqual([viewer, id, blocked(viewer, id) ? 404 : 200])
          }
        }
      }
      expect(await authorsIn('/feed/hashtags/국밥')).toEqual(PEOPLE)
    }),
    { numRuns: 25 },
  )
}, 120_000)

test('a muted author with all the newest posts leaves no page short', async () => {
  await app.write.posts(Array.from({ length: 400 }, (_, index) => ({ id: 1_000 + index, authorId: 2 })))
  await hide({ kind: 'mute', actorId: 1, targetId: 2, active: true })
  const { body } = await app.get('/feed?limit=5', 1)
  expect(idsOf(body)).toEqual([123, 121, 113, 111, 103])
  // Opened on purpose, it shows.
  expect((await app.get('/feed/users/2', 1)).body.items).toHaveLength(20)
})

test('a loss of Redis, and its absence, unhides nobody', async () => {
  await hide({ kind: 'block', actorId: 2, targetId: 1, active: true })
  await app.redis.flushdb()
  expect(await authorsIn('/feed', 1)).toEqual([1, 3])
  const gone = openRedis({ url: 'redis://127.0.0.1:1' })
  const { get } = await app.appWith({ redis: gone })
  expect(idsOf((await get('/feed', 1)).body).map((id) => id % 10)).toEqual([3, 1, 3, 1, 3, 1])
  gone.disconnect()
})
