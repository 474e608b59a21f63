import { PurgeQueueCommand } from '@aws-sdk/client-sqs'
import { SUM_FIELD, countKey, overlayKey, packEntry, pendingKey, settledKey } from '@matjip/redis-keys'
import { readCounts } from '@matjip/relations'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { click, openLiveWorld, shardOfPost } from '../../test/live-world.ts'
import { checkLive } from './look-again.ts'

let world: Awaited<ReturnType<typeof openLiveWorld>>
beforeAll(async () => {
  world = await openLiveWorld()
})
afterAll(() => world.close())
beforeEach(() => world.reset())

/** Accepts, applies and folds. */
async function settle(...clicks: ReturnType<typeof click>[]) {
  await world.accept(...clicks)
  await world.apply(clicks.length)
  await world.fold()
}

test('a healthy system shows nothing, at rest and while clicks are on their way', async () => {
  expect(await world.check()).toEqual([])
  await settle(click(), click({ kind: 'follow', targetId: 2 }))
  await readCounts(world, 'likes', [100])
  expect(await world.check()).toEqual([])
  await world.accept(click({ actorId: 2 }), click({ active: false }))
  expect(await world.check()).toEqual([])
  await world.apply(2)
  expect(await world.check()).toEqual([])
  await world.fold()
  expect(await world.check()).toEqual([])
})

test('I1: a row that went back or is gone', async () => {
  await settle(click(), click({ actorId: 2 }), click({ actorId: 2, active: false }))
  await world.pool.query('update relations set version = version - 10 where actor_id = 1')
  expect(await world.check()).toContainEqual(expect.stringMatching(/^I1 like 1>100: the row went from .* back to/))
  await world.pool.query('delete from relations where actor_id = 2')
  expect(await world.check()).toContainEqual(expect.stringMatching(/^I1 like 2>100: .* back to none$/))
})

test('I1: a tombstone that the cleanup has taken may be gone, a younger one may not', async () => {
  const daysAgo = (days: number) => (Date.now() - days * 24 * 3_600_000) * 1000
  const settled = settledKey(shardOfPost(100), 'like', 100)
  await world.redis.hset(settled, '1', `${daysAgo(36)} op-old-old 0`)
  expect(await world.check()).toEqual([])
  await world.redis.hset(settled, '2', `${daysAgo(34)} op-young-1 0`, '3', `${daysAgo(36)} op-active1 1`)
  expect((await world.check()).map((violation) => violation.split(':')[0])).toEqual(['I1 like 2>100', 'I1 like 3>100'])
})

test('I2: a counter that is wrong, negative, lost, or counts nothing', async () => {
  await settle(click(), click({ kind: 'follow', targetId: 2 }))
  await world.pool.query('update counters set count = 3 where kind = 3')
  await world.pool.query('update counters set count = -1 where kind = 2')
  await world.pool.query('delete from counters where kind = 1')
  await world.pool.query('insert into counters (kind, owner_id, count) values (3, 105, 2)')
  expect((await world.check()).filter((violation) => violation.startsWith('I2')).toSorted()).toEqual([
    'I2 followers of 2: the counter says 0, there are 1 active rows',
    'I2 following of 1: the counter says -1, there are 1 active rows',
    'I2 likes of 100: the counter says 3, there are 1 active rows',
    'I2 likes of 105: the counter says 2, there are 0 active rows',
  ])
})

test('I3: an overlay that does not add up, and an entry that nothing will settle', async () => {
  await world.accept(click())
  await world.apply(1)
  const overlay = overlayKey(shardOfPost(100), 'like', 100)
  await world.redis.hincrby(overlay, SUM_FIELD, 2)
  expect(await world.check()).toContain('I3 like 100: the sum says 3, contributions add up to 1')
  await world.redis.hset(overlay, SUM_FIELD, '2', '3', `${Date.now() * 1000} op-orphan 1 1`)
  expect(await world.check()).toContain(
    'I3 like 100: the overlay shows operation op-orphan of 3, which nothing will settle',
  )
})

test('I4: a cached count that is stale, of another count at the same revision, or ahead of Postgres', async () => {
  await settle(click())
  const key = countKey(shardOfPost(100), 'like', 100)
  await world.redis.set(key, '0 7', 'EX', 60)
  expect(await world.check()).toEqual(['I4 like 100: shown 7, counted 1'])
  await world.redis.set(key, '1 7', 'EX', 60)
  expect(await world.check()).toEqual(['I4 like 100: 7 is cached at revision 1, Postgres has 1 at revision 1'])
  await world.redis.set(key, '9 1', 'EX', 60)
  expect(await world.check()).toEqual(['I4 like 100: 1 is cached at revision 9, Postgres has 1 at revision 1'])
})

test('I5: more is shown than what is pending can explain', async () => {
  await settle(click(), click({ actorId: 2 }))
  await world.accept(click({ actorId: 3 }))
  await world.apply(1)
  await world.redis.set(countKey(shardOfPost(100), 'like', 100), '0 9', 'EX', 60)
  expect(await world.check()).toEqual(['I5 like 100: shown 10, counted 2, but only 1 pending'])
})

test('I6: an accepted click that is nowhere', async () => {
  const lost = click()
  await world.accept(lost)
  expect(await world.check()).toEqual([])
  await world.sqs.send(new PurgeQueueCommand({ QueueUrl: world.urls.relations }))
  expect(await world.check()).toEqual([`I6 like 1>100: operation ${lost.opId} was accepted and is nowhere`])
  await world.send(JSON.stringify(lost), world.urls.quarantine)
  expect(await world.check()).toEqual([
    expect.stringMatching(`operation ${lost.opId} is healthy and in the quarantine`),
  ])
})

test('I6: healthy messages set aside; poison in quarantine is where it belongs', async () => {
  const healthy = click()
  await world.send(JSON.stringify(healthy), world.urls.deadLetters)
  await world.send('{"v":2}', world.urls.quarantine)
  await world.send('no json', world.urls.deadLetters)
  expect(await world.check()).toEqual([
    expect.stringMatching(`^I6 like 1>100: operation ${healthy.opId} is healthy and in the dead-letter queue`),
  ])
})

test('I6: pending operations that have no message, are not shown, or are where no fold ends them', async () => {
  const [shown, orphan] = [click(), click({ targetId: 101 })]
  await world.accept(shown)
  await world.apply(1)
  const entry = { messageId: 'm-1', receiptHandle: 'r-1', receiveCount: 1, operation: orphan }
  await world.redis.hset(pendingKey(shardOfPost(101)), 'm-1', packEntry(entry))
  expect((await world.check()).toSorted()).toEqual([
    `I6 like 1>101: operation ${orphan.opId} is pending, but neither shown nor in Postgres`,
    'I6 the queue: 2 operations are pending, but the queue holds 1 messages',
  ])
  const elsewhere = (shardOfPost(101) + 1) % world.store.shards
  await world.redis.del(pendingKey(shardOfPost(101)))
  await world.redis.hset(
    pendingKey(elsewhere),
    'm-2',
    packEntry(entry),
    'm-3',
    '1 r-3 [99,1,1,1,1,"op","h","n"]',
    'm-4',
    '?',
  )
  expect(await world.check()).toEqual(
    expect.arrayContaining([
      `I6 message m-2: pending in shard ${elsewhere} for ever: like 101 belongs to shard ${shardOfPost(101)}`,
      expect.stringMatching(/^I6 message m-3: .* of no kind/),
      expect.stringMatching(/^I6 message m-4: .* damaged/),
    ]),
  )
})

test('I7: an operation that stays pending', async () => {
  await world.accept(click({ version: (Date.now() - 121_000) * 1000 }), click({ actorId: 2 }))
  await world.apply(2)
  expect(await world.check()).toEqual([
    expect.stringMatching(/^I7 like 1>100: .* accepted 12\d s ago and is still pending$/),
  ])
})

test('a violation that is gone at the next look was none', async () => {
  await world.accept(click())
  await world.apply(1)
  const key = overlayKey(shardOfPost(100), 'like', 100)
  await world.redis.hset(key, SUM_FIELD, '5')
  const heals = {
    // Queues are asked last: what is healed then is right at the next look.
    send: async (command: never) => {
      await world.redis.hset(key, SUM_FIELD, '1')
      return world.sqs.send(command)
    },
  }
  const { findings, looks } = await checkLive({ ...world.live, sqs: heals as unknown as typeof world.sqs }, 1)
  expect(looks).toBe(2)
  expect(findings.flatMap(({ violations }) => violations)).toEqual([])
})
