import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { T0, entry, rowOf } from '../../test/entry.ts'
import type { Redis } from '../open-redis.ts'
import { openTestRedis } from '../testing.ts'
import { applyEntries } from './apply.ts'
import { MAX_READ_AGE_MS, fillCounts, readKnownCounts } from './counts.ts'
import { MAX_INTENTS, dropIntent, listIntents, setIntent } from './intents.ts'
import { dropLease, takeLease } from './lease.ts'
import { claimPending, countPending, redisClock, trimPending } from './pending.ts'
import { intentKey, overlayKey, settledKey, shardOf } from './relation-keys.ts'
import { MAX_SETTLED, SETTLED_TTL_S, settleTargets } from './settle.ts'
import type { SettledPair } from './settle.ts'

let redis: Redis
const shard = shardOf('like', 100)
const overlay = overlayKey(shard, 'like', 100)
const settled = settledKey(shard, 'like', 100)

beforeAll(async () => {
  redis = await openTestRedis()
})
afterAll(() => redis.disconnect())
beforeEach(() => redis.flushdb())

const settle = async (rev: number, count: number, pairs: SettledPair[], ageMs = 0) =>
  settleTargets(redis, shard, (await redisClock(redis)) - ageMs, [
    { kind: 'like', base: { targetId: 100, count, rev }, pairs },
  ])
const known = async () => (await readKnownCounts(redis, 'like', [100])).counts.get(100)

test('an overlay lives while something is unsettled, and its settled rows expire', async () => {
  const like = entry(1)
  await applyEntries(redis, shard, [like])
  expect(await redis.ttl(overlay)).toBe(-1)
  expect(await known()).toEqual({ base: undefined, overlay: 1 })
  await settle(1, 1, [{ actorId: 1, row: rowOf(like), rejected: undefined }])
  expect(await redis.exists(overlay)).toBe(0)
  expect(await redis.ttl(settled)).toBeGreaterThan(SETTLED_TTL_S - 5)
  expect(await known()).toEqual({ base: 1, overlay: 0 })
  // A later tap is measured against the row, not guessed.
  await applyEntries(redis, shard, [entry(1, { version: T0 + 1 })])
  expect(await known()).toEqual({ base: 1, overlay: 0 })
})

test('what is applied late or again does not replace the newest click of its pair', async () => {
  const newest = entry(1, { version: T0 + 1, active: false })
  expect(await applyEntries(redis, shard, [entry(2), newest])).toEqual({ applied: 2, pending: 2 })
  expect(await applyEntries(redis, shard, [entry(1), newest, entry(2)])).toEqual({ applied: 0, pending: 3 })
  expect(await known()).toEqual({ base: undefined, overlay: 0 })
  expect(await redis.hget(overlay, '1')).toBe(`${T0 + 1} ${newest.operation.opId} 0 -1`)
})

test('an earlier delivery that comes after the settle of a later one leaves nothing that nobody will settle', async () => {
  const [first, second] = [1, 2].map((receiveCount) =>
    entry(1, {}, { receiveCount, receiptHandle: `r${receiveCount}` }),
  )
  if (!first || !second) throw new Error('two deliveries')
  await applyEntries(redis, shard, [second])
  // Void: no row is remembered that the late delivery could be measured against.
  await settle(0, 0, [{ actorId: 1, row: undefined, rejected: second.operation }])
  await applyEntries(redis, shard, [first])
  await trimPending(redis, shard, [second])
  expect(await known()).toEqual({ base: 0, overlay: 0 })
  expect(await redis.exists(overlay)).toBe(0)
})

test.each([
  [1, 2],
  [2, 1],
])('of two deliveries in one call the later stays: %i before %i', async (...receives) => {
  const deliveries = receives.map((receiveCount) => entry(1, {}, { receiveCount, receiptHandle: `r${receiveCount}` }))
  expect(await applyEntries(redis, shard, [...deliveries, entry(2)])).toEqual({ applied: 2, pending: 2 })
  const { entries } = await claimPending(redis, shard, 10)
  expect(entries.map(({ receiptHandle }) => receiptHandle)).toContain('r2')
  expect(await known()).toEqual({ base: undefined, overlay: 2 })
})

test('a settle that is held up never moves a count or a row backwards', async () => {
  const first = entry(1)
  const second = entry(1, { version: T0 + 1, active: false })
  await applyEntries(redis, shard, [first, second])
  await settle(2, 0, [{ actorId: 1, row: rowOf(second), rejected: undefined }])
  await settle(1, 1, [{ actorId: 1, row: rowOf(first), rejected: undefined }])
  expect(await known()).toEqual({ base: 0, overlay: 0 })
  expect(await redis.hget(settled, '1')).toBe(`${T0 + 1} ${second.operation.opId} 0`)
  // So long that the newer count may be gone: nothing at all is done.
  await redis.flushdb()
  await applyEntries(redis, shard, [first])
  expect(await settle(1, 1, [{ actorId: 1, row: rowOf(first), rejected: undefined }], MAX_READ_AGE_MS + 1_000)).toBe(
    false,
  )
  expect(await known()).toEqual({ base: undefined, overlay: 1 })
})

test('a settle keeps an entry that is newer than row and rejection, and drops one that was rejected', async () => {
  const newer = entry(1, { version: T0 + 2 })
  await applyEntries(redis, shard, [entry(1), newer, entry(2)])
  await settle(0, 0, [
    { actorId: 1, row: undefined, rejected: { version: T0, opId: entry(1).operation.opId } },
    { actorId: 2, row: undefined, rejected: { version: T0, opId: entry(2).operation.opId } },
  ])
  expect(Object.keys(await redis.hgetall(overlay)).sort()).toEqual(['#', '1'])
  expect(await known()).toEqual({ base: 0, overlay: 1 })
})

test('settled rows of a target are bounded', async () => {
  const likes = Array.from({ length: MAX_SETTLED + 10 }, (_, index) => entry(index + 1))
  await applyEntries(redis, shard, likes)
  await settle(
    1,
    likes.length,
    likes.map((like) => ({ actorId: like.operation.actorId, row: rowOf(like), rejected: undefined })),
  )
  // In two steps: what is new in the second does not fit beside what is there.
  expect(await redis.hlen(settled)).toBe(likes.length - 1_000)
  expect(await known()).toEqual({ base: likes.length, overlay: 0 })
})

test('a count that was read long ago, or is of an older revision, is not cached', async () => {
  const now = await redisClock(redis)
  await fillCounts(redis, 'like', [{ targetId: 100, count: 5, rev: 9 }], now - MAX_READ_AGE_MS - 1_000)
  expect((await known())?.base).toBeUndefined()
  await fillCounts(redis, 'like', [{ targetId: 100, count: 5, rev: 9 }], now)
  await fillCounts(redis, 'like', [{ targetId: 100, count: 4, rev: 8 }], now)
  expect((await known())?.base).toBe(5)
})

test('pending entries keep their operation and their newest receipt, and are trimmed by it alone', async () => {
  const late = entry(1, {}, { receiptHandle: 'r2', receiveCount: 2 })
  await applyEntries(redis, shard, [late])
  await applyEntries(redis, shard, [entry(1)])
  const { entries } = await claimPending(redis, shard, 10)
  expect(entries).toEqual([late])
  await settle(1, 1, [{ actorId: 1, row: rowOf(late), rejected: undefined }])
  expect(await trimPending(redis, shard, [{ ...late, receiptHandle: 'r1-1' }])).toBe(0)
  expect(await trimPending(redis, shard, [late])).toBe(1)
  expect(await countPending(redis)).toBe(0)
})

test('what readers are shown again between settle and trim stays pending, so that somebody settles it', async () => {
  const void_ = entry(1)
  await applyEntries(redis, shard, [void_])
  await settle(0, 0, [{ actorId: 1, row: undefined, rejected: void_.operation }])
  const again = entry(1, {}, { receiveCount: 2, receiptHandle: 'r2' })
  await applyEntries(redis, shard, [again])
  expect(await trimPending(redis, shard, [again])).toBe(0)
  await settle(0, 0, [{ actorId: 1, row: undefined, rejected: void_.operation }])
  expect(await trimPending(redis, shard, [again])).toBe(1)
  expect(await known()).toEqual({ base: 0, overlay: 0 })
})

test('claims that go on at the cursor give every entry its turn', async () => {
  await applyEntries(
    redis,
    shard,
    Array.from({ length: 700 }, (_, index) => entry(index + 1)),
  )
  const seen = new Set<string>()
  let cursor = '0'
  do {
    const claim = await claimPending(redis, shard, 50, cursor)
    expect(claim.entries.length).toBeLessThan(200)
    for (const { messageId } of claim.entries) seen.add(messageId)
    cursor = claim.cursor
  } while (cursor !== '0')
  expect(seen.size).toBe(700)
})

test('an actor who clicks more than the cap keeps the newest half of it and the click', async () => {
  for (let at = 0; at <= MAX_INTENTS; at += 1)
    await setIntent(redis, entry(1, { targetId: at + 1, version: T0 + at }).operation)
  const intents = await listIntents(redis, 1, 'like', T0 / 1000)
  expect(intents.size).toBe(MAX_INTENTS / 2 + 1)
  expect(Math.min(...intents.keys())).toBe(MAX_INTENTS / 2 + 1)
  expect(await redis.ttl(intentKey(1))).toBeGreaterThan(890)
})

test('forgetting a click leaves a newer one of the same pair alone', async () => {
  const [older, newer] = [entry(1).operation, entry(1, { version: T0 + 1, active: false }).operation]
  await setIntent(redis, newer)
  await dropIntent(redis, older)
  expect((await listIntents(redis, 1, 'like', T0 / 1000)).get(100)?.active).toBe(false)
  await dropIntent(redis, newer)
  expect(await listIntents(redis, 1, 'like', T0 / 1000)).toEqual(new Map())
})

test('a lease has one holder at a time, and only the holder gives it back', async () => {
  expect(await takeLease(redis, 3, 'a')).toBe(true)
  expect(await takeLease(redis, 3, 'a')).toBe(true)
  expect(await takeLease(redis, 3, 'b')).toBe(false)
  await dropLease(redis, 3, 'b')
  expect(await takeLease(redis, 3, 'b')).toBe(false)
  await dropLease(redis, 3, 'a')
  expect(await takeLease(redis, 3, 'b')).toBe(true)
})
