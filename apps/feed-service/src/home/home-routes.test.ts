import type { RelationMessage } from '@matjip/contracts'
import { openRedis } from '@matjip/redis-keys'
import { writeIntent } from '@matjip/relations'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { idsOf, openFeedApp } from '../../test/feed-app.ts'
import type { FeedApp } from '../../test/feed-app.ts'
import { emptyTables, insertUsers } from '../../test/records.ts'

const [MINA, JUNHO, SORA, DORMANT] = [1, 2, 3, 4]
/** Clicks carry the time in microseconds, and those older than 15 minutes no longer count. */
const NOW = Date.now() * 1000

let app: FeedApp
beforeAll(async () => {
  app = await openFeedApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  await app.redis.flushdb()
  await emptyTables(app.pool)
  await insertUsers(app.pool, [MINA, JUNHO, SORA, DORMANT])
  await app.write.posts([
    { id: 10, authorId: MINA },
    { id: 20, authorId: JUNHO },
    { id: 30, authorId: SORA },
    { id: 40, authorId: JUNHO },
  ])
  await app.write.follows([{ actorId: MINA, targetId: JUNHO, active: true, version: NOW }])
})

const home = async () => idsOf((await app.get('/feed', MINA)).body)

async function click(targetId: number, active: boolean, version: number): Promise<void> {
  const who = { actorId: MINA, actorHandle: 'mina', actorName: '미나' }
  const message: RelationMessage = { v: 1, kind: 'follow', ...who, targetId, active, version, opId: 'abcdefgh' }
  expect(await writeIntent(app.redis, message)).toBe(true)
}

test('shows own posts and those of followed people, each with its reason and the viewer', async () => {
  const { status, body } = await app.get('/feed', MINA)
  expect(status).toBe(200)
  expect(body.items.map(({ post, reason }) => [post.id, reason.type])).toEqual([
    ['40', 'follow'],
    ['20', 'follow'],
    ['10', 'self'],
  ])
  expect(body.items[0]?.post.viewer).toMatchObject({ following: true, followPending: false })
  expect(body.nextCursor).toBeNull()
})

test('an accepted unfollow is in effect before the record knows it', async () => {
  await click(JUNHO, false, NOW + 1)
  expect(await home()).toEqual([10])
})

test('an accepted follow is in effect before the record knows it, old posts included', async () => {
  await click(SORA, true, NOW + 1)
  expect(await home()).toEqual([40, 30, 20, 10])
})

test('a click that the record has overtaken changes nothing', async () => {
  await click(JUNHO, false, NOW - 1)
  expect(await home()).toEqual([40, 20, 10])
})

test('a follow after an unfollow that the record knows brings the posts back', async () => {
  await app.write.follows([{ actorId: MINA, targetId: JUNHO, active: false, version: NOW + 1 }])
  expect(await home()).toEqual([10])
  await click(JUNHO, true, NOW + 2)
  expect(await home()).toEqual([40, 20, 10])
})

test("an unfollow between two pages hides the author's posts on the next", async () => {
  const first = await app.get('/feed?limit=1', MINA)
  await click(JUNHO, false, NOW + 1)
  const second = await app.get(`/feed?limit=5&cursor=${first.body.nextCursor}`, MINA)
  expect([idsOf(first.body), idsOf(second.body)]).toEqual([[40], [10]])
})

test("posts of people who have left vanish, and one's own are unaffected", async () => {
  await app.write.deleteUser(JUNHO)
  expect(await home()).toEqual([10])
})

test('without Redis the record alone decides, and the answer is still 200', async () => {
  await click(JUNHO, false, NOW + 1)
  const dead = openRedis({ url: 'redis://127.0.0.1:1' })
  try {
    const { get } = await app.appWith({ redis: dead })
    const { status, body } = await get('/feed', MINA)
    expect([status, idsOf(body)]).toEqual([200, [40, 20, 10]])
    expect((await get('/readyz')).status).toBe(200)
  } finally {
    dead.disconnect()
  }
})

test('a newcomer is met: the row is made, and the feed is empty', async () => {
  const { status, body } = await app.get('/feed', 99)
  expect([status, body.items, body.nextCursor]).toEqual([200, [], null])
  expect((await app.pool.query('select 1 from users where id = 99')).rowCount).toBe(1)
})

test('anonymous callers have no home', async () => {
  const { status, body } = await app.get('/feed')
  expect([status, body.code]).toEqual([401, 'unauthenticated'])
})
