import type { RelationMessage } from '@matjip/contracts'
import { overlayKey, shardOf } from '@matjip/redis-keys'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { T0, click, openWorld } from '../../test/world.ts'
import { applyDeliveries } from '../apply-deliveries.ts'
import { commitEntries } from './commit-entries.ts'
import { readCounts } from '../read-counts.ts'
import { settleEntries } from './settle-entries.ts'

let world: Awaited<ReturnType<typeof openWorld>>
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const ACTORS = [1, 2, 3]
const POSTS = [100, 101]

type Step =
  | { do: 'deliver'; operation: RelationMessage }
  | { do: 'redeliver' | 'fold' | 'wipe' | 'commit-and-die' | 'settle-and-die' }

const operation = fc
  .record({
    kind: fc.constantFrom('like' as const, 'follow' as const),
    actorId: fc.constantFrom(...ACTORS),
    target: fc.nat(1),
    active: fc.boolean(),
    at: fc.nat(6),
    tie: fc.constantFrom('A', 'a', '-', '_'),
  })
  // A target of each kind; one follow in three is of oneself, one like of a post that is not there.
  .map(({ kind, actorId, target, active, at, tie }) =>
    click({
      kind,
      actorId,
      active,
      targetId: (kind === 'like' ? [100, 999] : [1, 2])[target] ?? 0,
      version: T0 + at,
      // The same stamp is the same operation.
      opId: `${tie}${kind}-${actorId}-${target}-${active ? 'y' : 'n'}`.padEnd(8, '0').slice(0, 24),
    }),
  )

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: operation.map((o) => ({ do: 'deliver' as const, operation: o })) },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      { do: 'fold' as const },
      { do: 'redeliver' as const },
      { do: 'wipe' as const },
      { do: 'commit-and-die' as const },
      { do: 'settle-and-die' as const },
    ),
  },
)

async function take(next: Step): Promise<void> {
  switch (next.do) {
    case 'deliver':
      await world.deliver(next.operation)
      return
    case 'redeliver':
      await applyDeliveries(world.store, world.log.redeliver())
      return
    case 'fold':
      await world.fold()
      return
    case 'wipe':
      await world.redis.flushdb()
      return
    case 'commit-and-die':
    case 'settle-and-die':
      for (const shard of [0, 1]) {
        const { entries, readAtMs } = await world.store.claim(shard, 100)
        const { rejected } = await commitEntries(world, entries)
        if (next.do === 'settle-and-die') await settleEntries(world, shard, readAtMs, entries, rejected)
      }
  }
}

/** Newest wins: all that the pipeline promises, in a few lines. */
function oracle(operations: readonly RelationMessage[]) {
  const pairs = new Map<string, RelationMessage>()
  for (const o of operations) {
    if (o.kind === 'like' ? !POSTS.includes(o.targetId) : o.actorId === o.targetId) continue
    const key = `${o.kind === 'follow' ? 1 : 2}:${o.actorId}>${o.targetId}`
    const best = pairs.get(key)
    if (!best || o.version > best.version || (o.version === best.version && o.opId > best.opId)) pairs.set(key, o)
  }
  return pairs
}

/** I3: an overlay's sum is that of its entries. */
async function expectSums(): Promise<void> {
  for (const [kind, targetId] of [
    ['like', 100],
    ['like', 999],
    ['follow', 1],
    ['follow', 2],
  ] as const) {
    const { '#': sum = '0', ...entries } = await world.redis.hgetall(
      overlayKey(shardOf(kind, targetId, 2), kind, targetId),
    )
    const contributions = Object.values(entries).map((entry) => Number(entry.split(' ')[3]))
    expect(contributions.reduce((total, one) => total + one, 0)).toBe(Number(sum))
  }
}

test('whatever happens in whatever order, in the end the newest click of each pair stands and every count is exact', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
      await world.empty()
      world.log.clear()
      await world.posts(...POSTS)
      // The followed exist; whoever only acts is created by the fold.
      await world.users(1, 2)
      for (const next of steps) {
        await take(next)
        await expectSums()
      }
      await applyDeliveries(world.store, world.log.redeliver())
      await world.fold()

      const pairs = oracle(steps.flatMap((next) => (next.do === 'deliver' ? [next.operation] : [])))
      expect(await world.rows()).toEqual(
        Object.fromEntries([...pairs].map(([key, { active, version }]) => [key, { active, version }])),
      )
      const counted = (of: (o: RelationMessage) => boolean) =>
        [...pairs.values()].filter((o) => o.active && of(o)).length
      const before = await world.counters()
      for (const id of [1, 2, 3, 100, 101]) {
        expect(before[`1:${id}`]?.[0] ?? 0).toBe(counted((o) => o.kind === 'follow' && o.targetId === id))
        expect(before[`2:${id}`]?.[0] ?? 0).toBe(counted((o) => o.kind === 'follow' && o.actorId === id))
        expect(before[`3:${id}`]?.[0] ?? 0).toBe(counted((o) => o.kind === 'like' && o.targetId === id))
      }
      // I4: nothing is pending, so what is shown is what is counted, warm and cold.
      expect(world.log.size()).toBe(0)
      const shown = async () => [
        ...(await readCounts(world.stores, 'likes', [100, 999])).values(),
        ...(await readCounts(world.stores, 'followers', [1, 2])).values(),
      ]
      const warm = await shown()
      expect(warm).toEqual(['3:100', '3:999', '1:1', '1:2'].map((key) => before[key]?.[0] ?? 0))
      await world.redis.flushdb()
      expect(await shown()).toEqual(warm)

      // I9: all of it once more changes nothing, not even a revision.
      await world.deliver(...steps.flatMap((next) => (next.do === 'deliver' ? [next.operation] : [])))
      await world.fold()
      expect(await world.counters()).toEqual(before)
    }),
    { numRuns: 60 },
  )
}, 120_000)
