import { openRedis, shardOf } from '@matjip/redis-keys'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { T0, click, openWorld } from '../test/world.ts'
import { commitEntries } from './fold/commit-entries.ts'
import { readIntents, writeIntent } from './intents.ts'
import { readCounts } from './read-counts.ts'
import { readViewerState } from './read-viewer-state.ts'
import { settleEntries } from './fold/settle-entries.ts'

let world: Awaited<ReturnType<typeof openWorld>>
const shard = shardOf('like', 100, 2)

beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  await world.empty()
  await world.users(1, 2, 3)
  await world.posts(100)
})

const likes = async () => (await readCounts(world.stores, 'likes', [100])).get(100)
const viewer = async (actorId = 1) =>
  (await readViewerState(world.stores, actorId, { userIds: [2], postIds: [100] })).posts.get(100)

test('the count is right at every stage: applied, committed, settled, trimmed, and read cold', async () => {
  await world.deliver(click({ actorId: 2 }), click({ actorId: 3 }))
  await world.fold()
  expect(await likes()).toBe(2)

  await world.deliver(click(), click({ actorId: 2, version: T0 + 1, active: false }))
  expect(await likes()).toBe(2)
  await world.deliver(click({ actorId: 2, version: T0 + 2 }))
  expect(await likes()).toBe(3)

  const { entries, readAtMs } = await world.store.claim(shard, 100)
  const { rejected } = await commitEntries(world, entries)
  // Committed, not yet settled: the cached base does not know it, the overlay still does.
  expect(await likes()).toBe(3)
  await settleEntries(world, shard, readAtMs, entries, rejected)
  expect(await likes()).toBe(3)
  await world.fold()
  expect(await likes()).toBe(3)
  await world.redis.flushdb()
  expect(await likes()).toBe(3)
})

test('a click that arrives between commit and settle is measured against the row', async () => {
  await world.deliver(click())
  const { entries, readAtMs } = await world.store.claim(shard, 100)
  const { rejected } = await commitEntries(world, entries)
  await world.deliver(click({ version: T0 + 1, active: false }))
  await settleEntries(world, shard, readAtMs, entries, rejected)
  expect(await likes()).toBe(0)
  expect(await viewer()).toEqual({ active: false, pending: true })
  await world.fold()
  expect(await likes()).toBe(0)
  expect(await viewer()).toEqual({ active: false, pending: false })
})

test('a redundant tap is off by one until it is folded, and no longer', async () => {
  await world.deliver(click())
  await world.fold()
  await world.redis.flushdb()
  await world.deliver(click({ version: T0 + 1 }))
  expect(await likes()).toBe(2)
  await world.fold()
  expect(await likes()).toBe(1)
})

test('an operation that was void is gone from count and viewer state, its intent too', async () => {
  const void_ = click({ targetId: 999 })
  await writeIntent(world.redis, void_)
  await world.deliver(void_)
  expect((await readCounts(world.stores, 'likes', [999])).get(999)).toBe(1)
  await world.fold()
  expect((await readCounts(world.stores, 'likes', [999])).get(999)).toBe(0)
  const state = await readViewerState(world.stores, 1, { userIds: [], postIds: [999] })
  expect(state.posts.get(999)).toBeUndefined()
})

test('the actor sees their own click from the 202 on, pending until Postgres has it', async () => {
  expect(await viewer()).toBeUndefined()
  await writeIntent(world.redis, click())
  expect(await viewer()).toEqual({ active: true, pending: true })
  expect(await viewer(2)).toBeUndefined()
  await world.deliver(click())
  await world.fold()
  expect(await viewer()).toEqual({ active: true, pending: false })
  // An older click that is written late does not win.
  await writeIntent(world.redis, click({ version: T0 - 1, active: false }))
  expect(await viewer()).toEqual({ active: true, pending: false })
  await world.redis.flushdb()
  expect(await viewer()).toEqual({ active: true, pending: false })
})

test('intents are read by kind, the newest of each pair, none older than 15 minutes', async () => {
  const now = Date.now() * 1000
  await writeIntent(world.redis, click({ kind: 'follow', targetId: 2, version: now }))
  await writeIntent(world.redis, click({ kind: 'follow', targetId: 2, version: now + 1, active: false }))
  await writeIntent(world.redis, click({ kind: 'follow', targetId: 3, version: now - 16 * 60 * 1e6 }))
  await writeIntent(world.redis, click({ version: now }))
  const intents = await readIntents(world.redis, 1, 'follow')
  expect([...intents].map(([target, { active, version }]) => [target, active, version])).toEqual([[2, false, now + 1]])
})

test('without Redis, Postgres alone answers, and intents are not kept', async () => {
  await world.deliver(click())
  await world.fold()
  const gone = openRedis({ url: world.redis.url })
  gone.disconnect()
  const stores = { ...world.stores, redis: gone }
  expect(await readCounts(stores, 'likes', [100, 101])).toEqual(
    new Map([
      [100, 1],
      [101, 0],
    ]),
  )
  const { posts } = await readViewerState(stores, 1, { userIds: [], postIds: [100] })
  expect(posts.get(100)).toEqual({ active: true, pending: false })
  expect(await writeIntent(gone, click())).toBe(false)
  expect(await readIntents(gone, 1, 'like')).toEqual(new Map())
})

test('counts of followed people and posts come from Postgres', async () => {
  await world.deliver(click({ kind: 'follow', targetId: 2 }), click({ kind: 'follow', targetId: 3 }))
  await world.fold()
  expect(await readCounts(world.stores, 'following', [1, 2])).toEqual(
    new Map([
      [1, 2],
      [2, 0],
    ]),
  )
  expect(await readCounts(world.stores, 'followers', [2])).toEqual(new Map([[2, 1]]))
  expect(await readCounts(world.stores, 'posts', [])).toEqual(new Map())
})
