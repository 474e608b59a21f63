import { once } from 'node:events'
import { addEvents, eventsKey, isCluster, openRedis, redisReady } from '@matjip/redis-keys'
import type { Redis } from '@matjip/redis-keys'
import { openTestRedis } from '@matjip/redis-keys/testing'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openEventDoors } from './event-doors.ts'
import { createEventHub } from './event-hub.ts'
import { createEventStreams } from './event-streams.ts'

// Channels are shared by all databases of a Redis: nobody else's tests tell this one anything.
const MINA = 4_711
const DEADLINE = { timeout: 10_000, interval: 20 }
let redis: Awaited<ReturnType<typeof openTestRedis>>
let subscriber: Redis
beforeEach(async () => {
  redis = await openTestRedis()
  subscriber = await redisReady(openRedis({ url: redis.url }))
})
afterEach(() => {
  redis.disconnect()
  subscriber.disconnect()
})

/** So many events of Mina's. */
const write = (count: number) =>
  addEvents(
    redis,
    Array.from({ length: count }, (_, index) => ({
      operation: {
        kind: 'like',
        actorId: MINA,
        targetId: index + 1,
        active: true,
        version: index + 1,
        opId: 'op-abcdef',
      },
      outcome: { status: 'applied' },
      atMs: 1,
    })),
  )

test('a client that takes nothing is closed; only so much was read for it', async () => {
  const hub = createEventHub(subscriber)
  const doors = openEventDoors(redis)
  let read = 0
  const streams = createEventStreams(
    hub,
    {
      ...doors,
      async read(actorId, after) {
        const events = await doors.read(actorId, after)
        read += events?.length ?? 0
        return events
      },
    },
    { perUser: 5, total: 5, tickMs: 20 },
  )
  const { stream } = await streams.open({
    actorId: MINA,
    lastEventId: undefined,
    expiresAt: Date.now() + 3_600_000,
    present: () => 'x'.repeat(1_000),
  })
  // Taken once, and never again.
  await once(stream, 'readable')
  await write(200)
  await vi.waitFor(() => expect(stream.closed).toBe(true), DEADLINE)
  expect(hub.count()).toBe(0)
  expect(read).toBeGreaterThan(0)
  expect(read).toBeLessThan(200)
})

test('after its connection broke, a hub hears of its actors again', async () => {
  const id = isCluster(redis) ? 0 : await subscriber.client('ID')
  const hub = createEventHub(subscriber)
  const wake = vi.fn<() => void>()
  hub.join(MINA, wake)
  await vi.waitFor(() => expect(wake).toHaveBeenCalledTimes(1), DEADLINE)
  // A Cluster's client subscribes at any of the nodes; nobody else uses this Cluster meanwhile.
  if (isCluster(redis)) for (const node of redis.nodes()) await node.call('CLIENT', 'KILL', 'TYPE', 'pubsub')
  else await redis.client('KILL', 'ID', id)
  await vi.waitFor(async () => {
    await redis.publish(eventsKey(MINA), '')
    expect(wake.mock.calls.length).toBeGreaterThan(1)
  }, DEADLINE)
})

test('a hub whose Redis is not there yet takes streams all the same', async () => {
  const away = openRedis({ url: 'redis://127.0.0.1:1' })
  const hub = createEventHub(away)
  const leave = hub.join(MINA, () => {})
  expect([hub.count(MINA), hub.count()]).toEqual([1, 1])
  leave()
  leave()
  expect(hub.count()).toBe(0)
  away.disconnect()
})
