import type { RelationKind } from '@matjip/contracts'
import {
  applyEntries,
  claimPending,
  dropIntent,
  fillCounts,
  readKnownCounts,
  readPairs,
  redisClock,
  setIntent,
  settleTargets,
  shardOf,
  takeLease,
  trimPending,
} from '@matjip/redis-keys'
import type { PendingEntry, Redis } from '@matjip/redis-keys'
import { openTestRedis } from '@matjip/redis-keys/testing'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createMemoryClient } from './memory-client.ts'
import { createMemoryServer } from './memory-server.ts'
import type { MemoryServer } from './memory-server.ts'

let real: Redis
beforeAll(async () => {
  real = await openTestRedis()
})
afterAll(() => real.disconnect())

const T0 = Date.UTC(2026, 10, 23, 3) * 1000
const SHARDS = 2
/** Random sequences; thousands by hand, when the scripts or the commands have changed. */
const RUNS = Number(process.env.MATJIP_DIFFERENTIAL_RUNS ?? 250)
/** Milliseconds by which a TTL may differ: two servers, one after the other. */
const TTL_SLACK_MS = 5_000

const entry = fc
  .record({
    kind: fc.constantFrom<RelationKind>('like', 'follow', 'savePost'),
    actorId: fc.integer({ min: 1, max: 3 }),
    targetId: fc.integer({ min: 100, max: 101 }),
    active: fc.boolean(),
    at: fc.nat(5),
    tie: fc.constantFrom('Aaaaaaaa', 'aaaaaaaa', 'a-_bbbbbb'),
    delivery: fc.integer({ min: 1, max: 3 }),
  })
  .map(({ kind, actorId, targetId, active, at, tie, delivery }): PendingEntry => ({
    messageId: `m-${actorId}-${targetId}-${at}`,
    receiptHandle: `r-${delivery}`,
    receiveCount: delivery,
    operation: {
      v: 1,
      kind,
      actorId,
      actorHandle: '미나 "m"\n',
      actorName: '미나',
      targetId,
      active,
      version: T0 + at,
      opId: tie,
    },
  }))
const entries = fc.array(entry, { minLength: 1, maxLength: 6 })
/** How long ago something was read, milliseconds: just now, or too long ago. */
const age = fc.constantFrom(0, 29_000, 31_000)

/** A use of Redis by production code; its result must be the same on both. */
const use: fc.Arbitrary<(redis: Redis) => Promise<unknown>> = fc.oneof(
  entries.map((all) => (redis: Redis) => inShards(all, (shard, ofShard) => applyEntries(redis, shard, ofShard))),
  entries.map((all) => (redis: Redis) => inShards(all, (shard, ofShard) => trimPending(redis, shard, ofShard))),
  fc
    .tuple(entries, fc.nat(3), fc.nat(3), fc.boolean(), age)
    .map(([all, count, rev, rejected, ms]) => (redis: Redis) => {
      const pairs = ({ operation }: PendingEntry) => ({
        actorId: operation.actorId,
        row: rejected ? undefined : operation,
        rejected: rejected ? operation : undefined,
      })
      return inShards(all, async (shard, ofShard) =>
        settleTargets(
          redis,
          shard,
          (await redisClock(redis, shard)) - ms,
          ofShard.map((one) => ({
            kind: one.operation.kind,
            base: { targetId: one.operation.targetId, count, rev },
            pairs: [pairs(one)],
          })),
        ),
      )
    }),
  fc.tuple(fc.nat(3), fc.nat(3), age).map(
    ([count, rev, ms]) =>
      async (redis: Redis) =>
        fillCounts(redis, 'like', [{ targetId: 100, count, rev }], (await redisClock(redis)) - ms, SHARDS),
  ),
  entry.map(
    ({ operation }) =>
      (redis: Redis) =>
        setIntent(redis, operation),
  ),
  entry.map(
    ({ operation }) =>
      (redis: Redis) =>
        dropIntent(redis, operation),
  ),
  fc.constantFrom('a', 'b').map((holder) => (redis: Redis) => takeLease(redis, 1, holder)),
  fc.constant(async (redis: Redis) => (await readKnownCounts(redis, 'like', [100, 101], SHARDS)).counts),
  fc.constant((redis: Redis) =>
    readPairs(
      redis,
      1,
      [
        { kind: 'like', targetId: 100 },
        { kind: 'follow', targetId: 101 },
      ],
      SHARDS,
    ),
  ),
  fc.constant(async (redis: Redis) => sorted((await claimPending(redis, 0, 1000)).entries)),
)

async function inShards<T>(all: PendingEntry[], run: (shard: number, entries: PendingEntry[]) => Promise<T>) {
  const byShard = Map.groupBy(all, ({ operation }) => shardOf(operation.kind, operation.targetId, SHARDS))
  const results: T[] = []
  for (const [shard, ofShard] of byShard) results.push(await run(shard, ofShard))
  return results
}

const sorted = (all: PendingEntry[]) => all.toSorted((a, b) => (a.messageId < b.messageId ? -1 : 1))

/** Every key with its value and its TTL. */
async function dumpReal(): Promise<Map<string, [unknown, number]>> {
  const keys = (await real.keys('*')).sort()
  const dump = new Map<string, [unknown, number]>()
  for (const key of keys) {
    const value = (await real.type(key)) === 'hash' ? await real.hgetall(key) : await real.get(key)
    dump.set(key, [value, await real.pttl(key)])
  }
  return dump
}

function dumpMemory({ space, execute }: MemoryServer): Map<string, [unknown, number]> {
  return new Map(
    [...space.keys()].sort().map((key) => {
      const value = space.read(key)?.value
      return [key, [value instanceof Map ? Object.fromEntries(value) : value, Number(execute('pttl', [key]))]]
    }),
  )
}

test('the scripts do in memory what they do on a real Redis: replies, keys, values and TTLs', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(use, { minLength: 1, maxLength: 15 }), async (uses) => {
      await real.flushdb()
      const server = createMemoryServer({ nowMicros: () => Date.now() * 1000 })
      const memory = createMemoryClient(server, async (_label, effect) => effect())
      for (const once of uses) expect(await once(memory)).toEqual(await once(real))
      const [expected, found] = [await dumpReal(), dumpMemory(server)]
      expect([...found.keys()]).toEqual([...expected.keys()])
      for (const [key, [value, ttl]] of expected) {
        expect(found.get(key)?.[0]).toEqual(value)
        expect(Math.abs((found.get(key)?.[1] ?? 0) - ttl)).toBeLessThan(TTL_SLACK_MS)
      }
    }),
    { numRuns: RUNS },
  )
}, 1_200_000)
