import { afterAll, beforeAll, expect, test } from 'vitest'
import { click, openWorld } from '../../test/world.ts'
import { readCounts } from '../read-counts.ts'

let world: Awaited<ReturnType<typeof openWorld>>
beforeAll(async () => {
  world = await openWorld()
  await world.users(1)
  await world.posts(100)
})
afterAll(() => world.close())

test('an operation that Postgres refuses is isolated: quarantined with its reason, all others are committed', async () => {
  const poison = click({ actorId: 13, opId: 'poison__', actorHandle: 'a\u0000b' })
  const others = Array.from({ length: 20 }, (_, index) => click({ actorId: 20 + index }))
  await world.deliver(...others.slice(0, 7), poison, ...others.slice(7))
  await world.fold()
  expect(world.log.quarantined).toEqual([
    { opId: 'poison__', reason: 'refused-by-postgres', detail: expect.stringContaining('0x00') },
  ])
  expect(await world.failures()).toEqual({ poison__: 'quarantined' })
  expect(Object.keys(await world.rows())).toHaveLength(20)
  expect((await world.counters())['3:100']?.[0]).toBe(20)
  expect(await readCounts(world.stores, 'likes', [100])).toEqual(new Map([[100, 20]]))
  expect(world.log.size()).toBe(0)
})

test('any other error of the database fails the whole batch, which stays pending', async () => {
  await world.deliver(click({ actorId: 1 }))
  await world.pool.query('alter table counters rename to counters_away')
  await expect(world.fold()).rejects.toThrow(/counters/)
  await world.pool.query('alter table counters_away rename to counters')
  expect(world.log.size()).toBe(1)
  await world.fold()
  expect((await world.counters())['3:100']?.[0]).toBe(21)
  expect(world.log.size()).toBe(0)
})
