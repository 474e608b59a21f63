import { listenToEvents, markEvents, readEvents } from '@matjip/redis-keys'
import type { Outcome } from '@matjip/redis-keys'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { T0, click, openWorld } from '../../test/world.ts'
import { foldShards } from '../fold/fold-shards.ts'
import type { Tell } from '../ports.ts'
import { createTeller } from './create-teller.ts'

const unexpected = (error: unknown) => {
  throw error
}
let world: Awaited<ReturnType<typeof openWorld>>
let start: string
beforeEach(async () => {
  world = await openWorld()
  await world.users(1, 2)
  await world.posts(100, 101)
  await listenToEvents(world.redis, 1)
  start = (await markEvents(world.redis, 1)).entry
})
afterEach(() => world.close())

async function fold(tell: Tell) {
  for (let shard = 0; shard < world.store.shards; shard += 1)
    await foldShards({ ...world.ports, tell }, [shard], { limit: 100 })
}

/** What actor 1 was told, by operation. */
async function told() {
  const events = (await readEvents(world.redis, 1, start)) ?? []
  return events.map(({ event }) => [event?.operation.opId, event?.outcome] as [string, Outcome])
}

test('those who listen are told what became of each operation, once, however often it was delivered and folded', async () => {
  const [first, second] = [click({ version: T0 }), click({ version: T0 + 1, active: false })]
  const void_ = click({ version: T0 + 2, targetId: 999 })
  await world.deliver(first, first, second, void_, click({ actorId: 2 }))
  const tell = createTeller(world.redis, unexpected)
  world.log.confirmDeletes(false)
  await fold(tell)
  await fold(tell)
  expect((await told()).sort()).toEqual([
    [first.opId, { status: 'persisted', effect: 'superseded' }],
    [second.opId, { status: 'persisted', effect: 'changed' }],
    [void_.opId, { status: 'failed', code: 'target-not-found' }],
  ])
})

test('a late repeat of an overtaken operation is persisted, as the record says', async () => {
  const [first, second] = [click({ version: T0 }), click({ version: T0 + 1 })]
  await world.deliver(second)
  await world.fold()
  await world.deliver(first)
  await fold(createTeller(world.redis, unexpected))
  expect(await told()).toEqual([[first.opId, { status: 'persisted', effect: 'superseded' }]])
})

test('where telling fails nothing is acknowledged: it is folded and told again', async () => {
  await world.deliver(click())
  await expect(fold(() => Promise.reject(new Error('Connection is closed.')))).rejects.toThrow('closed')
  expect(world.log.size()).toBe(1)
  await fold(createTeller(world.redis, unexpected))
  expect(await told()).toHaveLength(1)
  expect(world.log.size()).toBe(0)
})

test('a failure that is not Redis being away holds up no fold', async () => {
  await world.redis.set('rel:listeners', 'not a set of listeners')
  await world.deliver(click())
  const errors: unknown[] = []
  await fold(createTeller(world.redis, (error) => errors.push(error)))
  expect(String(errors)).toMatch(/WRONGTYPE/)
  expect(world.log.size()).toBe(0)
})
