import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openTestRedis } from '../testing.ts'
import type { TestRedis } from '../testing.ts'
import { mergePosts } from './merge.ts'
import { announcePulled, pulledRevision } from './pulled.ts'
import { pushEach, pushPost } from './push.ts'
import { readWindows, touchTimeline } from './read-windows.ts'
import { abandonRebuild, beginRebuild, publishRebuild } from './rebuild.ts'
import type { Snapshot } from './rebuild.ts'
import { homeKey, PULLED_KEY } from './timeline-keys.ts'

const KEY = homeKey(7)
const LIMITS = { cap: 6, slack: 2, ttlS: 600 }

let redis: TestRedis
beforeAll(async () => {
  redis = await openTestRedis()
})
afterAll(() => redis.disconnect())
beforeEach(() => redis.flushdb())

async function build(snapshot: Snapshot, key = KEY): Promise<void> {
  const rebuild = await beginRebuild(redis, key)
  expect(rebuild && (await publishRebuild(redis, rebuild, snapshot, LIMITS))).toBe(true)
}

const read = async (before = Infinity, limit = 100) => {
  const { windows } = await readWindows(redis, [{ key: KEY, before, limit }])
  return windows[0]
}

/** What the server has is of another history than its own, as after a failover. */
async function failOver(): Promise<void> {
  const mark = await redis.rpop(KEY)
  await redis.rpush(KEY, `0ddba115:${mark?.split(':')[1]}`)
}

type Step =
  | { type: 'push'; id: number }
  | { type: 'merge'; ids: number[]; floor: number }
  | { type: 'rebuild'; floor: number; meanwhile: number[] }

const id = fc.integer({ min: 1, max: 40 })
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ type: fc.constant('push' as const), id }) },
  fc.record({ type: fc.constant('merge' as const), ids: fc.uniqueArray(id, { maxLength: 5 }), floor: fc.nat(20) }),
  fc.record({ type: fc.constant('rebuild' as const), floor: fc.constantFrom(0, 5), meanwhile: fc.array(id) }),
)

test('whatever is pushed, merged and rebuilt in whatever order, a timeline has everything down to its floor, newest first, once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), id, async (steps, before) => {
      await redis.flushdb()
      /** What the record has: all that was ever pushed or merged. */
      const all = new Set<number>()
      const newest = (floor: number) => [...all].filter((one) => one >= floor).sort((a, b) => b - a)
      await build({ postIds: [], floor: 0 })
      for (const one of steps) {
        if (one.type === 'push') {
          all.add(one.id)
          await pushPost(redis, [KEY], one.id, LIMITS)
        } else if (one.type === 'merge') {
          for (const each of one.ids) all.add(each)
          // Of the author of these, only what is at the floor and above was asked for.
          const postIds = one.ids.filter((each) => each >= one.floor).sort((a, b) => b - a)
          await mergePosts(redis, KEY, { postIds, floor: one.floor }, LIMITS)
        } else {
          await redis.del(KEY)
          const rebuild = await beginRebuild(redis, KEY)
          const snapshot = { postIds: newest(one.floor), floor: one.floor }
          for (const each of one.meanwhile) {
            all.add(each)
            await pushPost(redis, [KEY], each, LIMITS)
          }
          expect(rebuild && (await publishRebuild(redis, rebuild, snapshot, LIMITS))).toBe(true)
        }
        const { postIds, floor } = (await read()) ?? { postIds: [NaN], floor: NaN }
        expect(postIds).toEqual(newest(floor))
        expect(postIds.length).toBeLessThanOrEqual(LIMITS.cap + LIMITS.slack)
        expect(await read(before, 3)).toEqual({ postIds: postIds.filter((each) => each < before).slice(0, 3), floor })
        expect(await redis.pttl(KEY)).toBeGreaterThan(0)
      }
    }),
    { numRuns: 150 },
  )
})

test('a push makes no timeline', async () => {
  expect(await pushPost(redis, [KEY], 5, LIMITS)).toBe(0)
  expect(await mergePosts(redis, KEY, { postIds: [5], floor: 0 }, LIMITS)).toBe(0)
  expect(await redis.exists(KEY)).toBe(0)
})

test('one call serves timelines of all groups, each with its own post or all with one', async () => {
  const keys = Array.from({ length: 40 }, (_, owner) => homeKey(owner))
  for (const key of keys.slice(0, 30)) await build({ postIds: [1], floor: 0 }, key)
  expect(await pushPost(redis, keys, 5, LIMITS)).toBe(30)
  expect(
    await pushEach(
      redis,
      keys.map((key, index) => ({ key, postId: 10 + index })),
      LIMITS,
    ),
  ).toBe(30)
  const { windows } = await readWindows(
    redis,
    keys.map((key) => ({ key, before: Infinity, limit: 2 })),
  )
  expect(windows.map((window) => window?.postIds)).toEqual(keys.map((_, n) => (n < 30 ? [10 + n, 5] : undefined)))
})

test('while it is rebuilt nobody reads it and nobody else rebuilds it; given back, the next one may', async () => {
  const first = await beginRebuild(redis, KEY)
  expect(await read()).toBeUndefined()
  expect(await beginRebuild(redis, KEY)).toBeUndefined()
  if (first) await abandonRebuild(redis, first)
  expect(await redis.exists(KEY)).toBe(0)
  await build({ postIds: [3], floor: 0 })
  expect(await beginRebuild(redis, KEY)).toBeUndefined()
  // Whose right is over takes nothing from the one that came after.
  if (first) await abandonRebuild(redis, first)
  expect(first && (await publishRebuild(redis, first, { postIds: [], floor: 0 }, LIMITS))).toBe(false)
  expect(await read()).toEqual({ postIds: [3], floor: 0 })
})

test('a mark that is lost with its pushes publishes nothing', async () => {
  const rebuild = await beginRebuild(redis, KEY)
  await redis.flushdb()
  expect(rebuild && (await publishRebuild(redis, rebuild, { postIds: [3], floor: 0 }, LIMITS))).toBe(false)
  expect(await redis.exists(KEY)).toBe(0)
})

test('a timeline of another epoch is not believed, and is rebuilt; a rebuild that a failover has met publishes nothing', async () => {
  await build({ postIds: [3], floor: 0 })
  await failOver()
  expect(await read()).toBeUndefined()
  expect(await read(2)).toBeUndefined()
  const rebuild = await beginRebuild(redis, KEY)
  const before = rebuild && { ...rebuild, epoch: '0ddba115' }
  expect(before && (await publishRebuild(redis, before, { postIds: [3], floor: 0 }, LIMITS))).toBe(false)
})

test('a window comes with what is read beside it', async () => {
  await build({ postIds: [3], floor: 2 })
  await redis.set('beside', 'word')
  const { windows, replies } = await readWindows(redis, [{ key: KEY, before: Infinity, limit: 5 }], [['get', 'beside']])
  expect([windows, replies]).toEqual([[{ postIds: [3], floor: 2 }], ['word']])
})

test('reading prolongs its life, and does not bring it back', async () => {
  await build({ postIds: [3], floor: 0 })
  await touchTimeline(redis, KEY, 5_000)
  expect(await redis.ttl(KEY)).toBeGreaterThan(600)
  await redis.del(KEY)
  await touchTimeline(redis, KEY, 5_000)
  expect(await redis.exists(KEY)).toBe(0)
})

test('the revision of the pulled authors moves when it is announced or lost, and names the epoch', async () => {
  const seen = [await pulledRevision(redis)]
  expect(await pulledRevision(redis)).toBe(seen[0])
  await announcePulled(redis)
  seen.push(await pulledRevision(redis))
  await redis.flushdb()
  seen.push(await pulledRevision(redis))
  expect(new Set(seen).size).toBe(3)
  // Of the node that holds it: on a Cluster, INFO asks any.
  const info = await redis.eval("return redis.call('INFO', 'replication')", 1, PULLED_KEY)
  const [, replication] = /master_replid:(\w{8})/.exec(String(info)) ?? []
  expect(seen.map((one) => one.split(' ')[1])).toEqual([replication, replication, replication])
})
