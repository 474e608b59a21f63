import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { entry } from '../test/entry.ts'
import { isCluster, nodesOf } from './open-redis.ts'
import type { Redis } from './open-redis.ts'
import { listIntents, setIntent } from './relations/intents.ts'
import { openTestRedis } from './testing.ts'

let redis: Redis
beforeAll(async () => {
  redis = await openTestRedis()
})
afterAll(() => redis.disconnect())
beforeEach(() => redis.flushdb())

/** Counts what is handed to the system from now on: each is a packet, or a system call at least. */
function countWrites(): () => number {
  const spies = nodesOf(redis).flatMap(({ stream }) => {
    const socket = stream as unknown as { _write: () => void; _writev: () => void }
    return [vi.spyOn(socket, '_write'), vi.spyOn(socket, '_writev')]
  })
  return () => spies.reduce((sum, spy) => sum + spy.mock.calls.length, 0)
}

const write = (actorId: number) => setIntent(redis, entry(1, { actorId }).operation)

test('the clicks of one turn leave in one packet a node, and all are written', async () => {
  const actors = Array.from({ length: 40 }, (_, index) => index + 1)
  // The server gets to know the script first.
  await Promise.all(actors.map(write))
  await redis.flushdb()
  const writes = countWrites()
  // Requests that wait for the same answer of the queue go on one after the other, in the same turn.
  const confirmed = Promise.resolve()
  await Promise.all(actors.map((actorId) => confirmed.then(() => write(actorId))))
  expect(writes()).toBe(isCluster(redis) ? redis.nodes('master').length : 1)
  for (const actorId of actors) expect((await listIntents(redis, actorId, 'like', 0)).size).toBe(1)
})
