import { shardOf } from '@matjip/redis-keys'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { T0, click, openWorld } from '../../test/world.ts'
import { applyDeliveries } from '../apply-deliveries.ts'
import { commitEntries } from './commit-entries.ts'
import { acknowledgeEntries } from './fold-shards.ts'
import { readCounts } from '../read-counts.ts'
import { settleEntries } from './settle-entries.ts'

let world: Awaited<ReturnType<typeof openWorld>>
const shard = shardOf('like', 100, 2)

beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  await world.empty()
  await world.users(1, 2)
  await world.posts(100)
  // Somebody looks at the post, so that its count is cached.
  await displayed()
})

/** The steps of a fold up to a point, as a batch does them that is killed there. */
async function foldUpTo(step: 'claim' | 'commit' | 'settle' | 'acknowledge'): Promise<void> {
  const { entries, readAtMs } = await world.store.claim(shard, 100)
  if (step === 'claim') return
  const { rejected } = await commitEntries(world, entries)
  if (step === 'commit') return
  await settleEntries(world, shard, readAtMs, entries, rejected)
  if (step === 'settle') return
  await acknowledgeEntries(world, entries)
}

const displayed = async () => (await readCounts(world.stores, 'likes', [100])).get(100)
const done = async () => {
  expect(await world.rows()).toEqual({
    '2:1>100': { active: true, version: T0 },
    '2:2>100': { active: false, version: T0 + 1 },
  })
  expect(await world.counters()).toEqual({ '3:100': [1, 1] })
  expect(await displayed()).toBe(1)
  expect(world.log.size()).toBe(0)
  expect(await world.redis.hlen(`rel:{r0${shard}}:pending`)).toBe(0)
}

const clicks = [click(), click({ actorId: 2 }), click({ actorId: 2, version: T0 + 1, active: false })]

for (const step of ['claim', 'commit', 'settle', 'acknowledge'] as const) {
  test(`a batch that dies after ${step} is finished by the next, without effect twice`, async () => {
    await world.deliver(...clicks)
    await foldUpTo(step)
    expect(await displayed()).toBe(1)
    await world.fold()
    await done()
  })

  test(`Redis wiped after ${step}: what SQS still holds comes again and changes nothing twice`, async () => {
    await world.deliver(...clicks)
    await foldUpTo(step)
    await world.redis.flushdb()
    await applyDeliveries(world.store, world.log.redeliver())
    await world.fold()
    await done()
  })
}

test('a consumer that dies after applying: the redelivery is applied without effect and deleted by its own receipt', async () => {
  await world.deliver(...clicks)
  await applyDeliveries(world.store, world.log.redeliver())
  expect(await displayed()).toBe(1)
  await world.fold()
  await done()
})

test('a redelivery between fold and acknowledgement survives the trim by the older receipt', async () => {
  await world.deliver(...clicks)
  const { entries: old } = await world.store.claim(shard, 100)
  await foldUpTo('settle')
  await applyDeliveries(world.store, world.log.redeliver())
  expect(await world.store.trim(shard, old)).toBe(0)
  await world.fold()
  await done()
})

test('a failover that loses the settle while the batch goes on: nothing stays shown that nobody settles', async () => {
  await world.deliver(...clicks)
  const { entries, readAtMs } = await world.store.claim(shard, 100)
  const { rejected } = await commitEntries(world, entries)
  const before = await Promise.all(
    (await world.redis.keys('*')).map(async (key) => [key, await world.redis.dumpBuffer(key)] as const),
  )
  await settleEntries(world, shard, readAtMs, entries, rejected)
  await world.redis.flushdb()
  for (const [key, dump] of before) await world.redis.restore(key, 0, dump)
  const acknowledged = await acknowledgeEntries(world, entries)
  expect(await world.store.trim(shard, acknowledged)).toBe(1)
  await world.fold()
  await done()
})

test('an older delivery that is applied after a newer one does not take its receipt', async () => {
  const older = world.log.deliver(clicks)
  await applyDeliveries(world.store, world.log.redeliver())
  await applyDeliveries(world.store, older)
  await world.fold()
  await done()
})

test('while SQS confirms no delete, entries stay pending and folding them again moves nothing', async () => {
  world.log.confirmDeletes(false)
  await world.deliver(...clicks)
  await world.fold()
  await world.fold()
  expect(await world.counters()).toEqual({ '3:100': [1, 1] })
  expect(world.log.size()).toBe(3)
  world.log.confirmDeletes(true)
  await world.fold()
  await done()
})

test('two batches that claim the same entries at once come to the same as one', async () => {
  await world.deliver(...clicks)
  await Promise.all([world.fold(), world.fold(), world.fold()])
  await done()
})
