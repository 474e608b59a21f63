import { randomUUID } from 'node:crypto'
import { countPending, openRedis, overlayKey, redisReady, shardOf } from '@matjip/redis-keys'
import type { PendingEntry } from '@matjip/redis-keys'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { click, openWorld } from '../../test/world.ts'
import { createRedisStore } from '../redis-store.ts'
import { POISON_RECEIVES, createHandler } from './handle-deliveries.ts'
import type { Delivery, PoisonDelivery } from './handle-deliveries.ts'

const BROKEN = 100
let world: Awaited<ReturnType<typeof openWorld>>
let happened: string[]
let poison: PoisonDelivery[]
beforeEach(async () => {
  world = await openWorld()
  happened = []
  poison = []
  // A key that no script of ours can read: whatever is applied to this target fails.
  await world.redis.set(overlayKey(shardOf('like', BROKEN, world.store.shards), 'like', BROKEN), 'not a hash')
})
afterEach(() => world.close())

const delivery = (messageId: string, targetId: number, receiveCount = 1): Delivery => ({
  messageId,
  receiptHandle: `r-${messageId}`,
  receiveCount,
  body: JSON.stringify(click({ actorId: Number(messageId), targetId })),
})

function handler(over: Partial<Parameters<typeof createHandler>[0]> = {}) {
  return createHandler({
    store: world.store,
    quarantine: async (message) => {
      happened.push(`quarantine ${message.messageId}`)
      poison.push(message)
    },
    remove: async (messages) => happened.push(...messages.map(({ messageId }) => `remove ${messageId}`)),
    onApplied: (entries) => happened.push(...entries.map(({ messageId }) => `applied ${messageId}`)),
    onFault: ({ messageId }: PendingEntry) => happened.push(`fault ${messageId}`),
    ...over,
  })
}

test('one that fails alone holds up no other: they are applied, it comes again', async () => {
  const shard = shardOf('like', BROKEN, world.store.shards)
  const others = [201, 202, 203, 204, 205, 206].filter((id) => shardOf('like', id, world.store.shards) === shard)
  expect(others.length).toBeGreaterThan(0)
  await handler()([delivery('1', BROKEN), ...others.map((id) => delivery(String(id), id))])
  expect(happened.sort()).toEqual([...others.map((id) => `applied ${id}`), 'fault 1'].sort())
})

test('after many failures it goes to quarantine with what went wrong, and is removed once it is there', async () => {
  const handle = handler()
  for (let time = 0; time < POISON_RECEIVES; time += 1) await handle([delivery('1', BROKEN, time + 1)])
  expect(happened).toEqual(Array(POISON_RECEIVES).fill('fault 1'))
  happened = []
  await handle([delivery('1', BROKEN), delivery('2', BROKEN)])
  expect(happened).toEqual(['fault 1', 'fault 2', 'quarantine 1', 'remove 1'])
  expect(await countPending(world.redis, world.store.shards)).toBe(0)
  expect(poison).toEqual([
    {
      messageId: '1',
      body: delivery('1', BROKEN).body,
      reason: 'fails-alone',
      detail: expect.stringMatching(/WRONGTYPE/),
    },
  ])
})

test('receives of an outage are no failures: the first failure alone of one that was received often quarantines nothing', async () => {
  const handle = handler()
  for (let time = 0; time < POISON_RECEIVES; time += 1) await handle([delivery('1', BROKEN, 900 + time)])
  expect(happened).toEqual(Array(POISON_RECEIVES).fill('fault 1'))
  expect(poison).toEqual([])
})

test('one that is applied in between has failed for another reason: it is counted anew', async () => {
  const handle = handler({ poisonReceives: 1 })
  await handle([delivery('1', BROKEN)])
  await handle([delivery('1', 201)])
  await handle([delivery('1', BROKEN)])
  expect(happened).toEqual(['fault 1', 'applied 1', 'fault 1'])
})

test('while the quarantine does not confirm it, it is not removed, and it is tried again', async () => {
  let tries = 0
  const quarantine = async () => {
    if ((tries += 1) === 1) throw new Error('no answer')
  }
  const handle = handler({ quarantine, poisonReceives: 1 })
  await handle([delivery('1', BROKEN)])
  await expect(handle([delivery('1', BROKEN)])).rejects.toThrow('no answer')
  expect(happened).toEqual(['fault 1', 'fault 1'])
  await handle([delivery('1', BROKEN)])
  expect(happened).toEqual(['fault 1', 'fault 1', 'fault 1', 'remove 1'])
})

test('Redis is gone: whatever was received how often, nothing is poison', async () => {
  world.redis.disconnect()
  await expect(handler()([delivery('1', 201, 999), delivery('2', BROKEN, 999)])).rejects.toThrow()
  expect(happened).toEqual([])
})

test('Redis permits us less than we need: nothing is poison', async () => {
  const name = `limited-${randomUUID()}`
  await world.redis.call('ACL', 'SETUSER', name, 'on', 'nopass', '~*', '&*', '+@all', '-hmget')
  const limited = await redisReady(openRedis({ url: world.redis.url.replace('://', `://${name}:any@`) }))
  try {
    const store = createRedisStore(limited, world.store.shards)
    await expect(handler({ store })([delivery('1', 201, 999)])).rejects.toThrow()
    expect(happened).toEqual([])
  } finally {
    limited.disconnect()
    await world.redis.call('ACL', 'DELUSER', name)
  }
})

test('many receives alone prove nothing: one that can be applied now is applied', async () => {
  await handler()([delivery('1', 201, 999)])
  expect(happened).toEqual(['applied 1'])
})
