import type { RelationMessage } from '@matjip/contracts'
import { openDatabase } from '@matjip/db-schema'
import { openTestDatabase } from '@matjip/db-schema/testing'
import type { Poison } from '@matjip/queue'
import { listenToEvents, markEvents, openRedis, readEvents } from '@matjip/redis-keys'
import { openTestRedis } from '@matjip/redis-keys/testing'
import { createPostgresRecord, createRedisStore, createTeller, readCounts, writeIntent } from '@matjip/relations'
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest'
import { relationBody } from '../../test/relation-messages.ts'
import { seedPost, seedUsers } from '../../test/seed.ts'
import { sqsRecord } from '../../test/sqs-event.ts'
import { createLambdaHandler } from './handle-event.ts'

const POST = 100
let database: Awaited<ReturnType<typeof openTestDatabase>>
let redis: Awaited<ReturnType<typeof openTestRedis>>
let poison: Poison[]
let notShown: number
beforeEach(async () => {
  ;[database, redis, poison, notShown] = [await openTestDatabase(), await openTestRedis(), [], 0]
  await seedUsers(database.db, [9])
  await seedPost(database.db, POST, 9)
})
afterEach(async () => {
  redis.disconnect()
  await database.close()
})

/** The handler on the real stores, or on dead ones. */
function handler({ dead = [] as ('postgres' | 'redis' | 'quarantine')[] } = {}) {
  const deadDatabase = openDatabase({ url: 'postgres://nobody@127.0.0.1:1/none' })
  const away = openRedis({ url: 'redis://127.0.0.1:1' })
  onTestFinished(async () => {
    away.disconnect()
    await deadDatabase.close()
  })
  const used = dead.includes('redis') ? away : redis
  return createLambdaHandler({
    store: createRedisStore(used),
    record: createPostgresRecord(dead.includes('postgres') ? deadDatabase.pool : database.pool),
    tell: createTeller(used, () => {}),
    quarantine: async (message) => {
      if (dead.includes('quarantine')) throw new Error('no answer')
      poison.push(message)
    },
    onFailure: () => {},
    onNotShown: () => (notShown += 1),
  })
}

const like = (actorId: number, over: Partial<RelationMessage> = {}) =>
  sqsRecord(relationBody({ actorId, targetId: POST, opId: `op-${String(actorId).padStart(8, '0')}`, ...over }))
const idsOf = ({ batchItemFailures }: { batchItemFailures: { itemIdentifier: string }[] }) =>
  batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)
const likes = async () =>
  (await database.pool.query('select count from counters where owner_id = $1', [POST])).rows[0]?.count ?? 0

test('an event is in Postgres when it is answered, and shown in Redis', async () => {
  await listenToEvents(redis, 1)
  const { entry } = await markEvents(redis, 1)
  expect(await handler()({ Records: [like(1), like(2), like(3, { active: false })] })).toEqual({
    batchItemFailures: [],
  })
  expect(await likes()).toBe(2)
  await database.pool.query('update counters set count = 77')
  const stores = { redis, pool: database.pool }
  expect((await readCounts(stores, 'likes', [POST])).get(POST)).toBe(2)
  expect((await readEvents(redis, 1, entry))?.map(({ event }) => event?.outcome)).toEqual([
    { status: 'persisted', effect: 'changed' },
  ])
  expect(notShown).toBe(0)
})

test('the same event again, and duplicates within one, change nothing', async () => {
  const one = like(1)
  const handle = handler()
  const event = { Records: [one, one, { ...one, messageId: 'another-id' }] }
  expect(idsOf(await handle(event))).toEqual([])
  expect(idsOf(await handle(event))).toEqual([])
  expect(await likes()).toBe(1)
})

test.each([{ Records: [] }, {}, null, { Records: 'none' }])('an event without messages: %j', async (event) => {
  expect(await handler()(event)).toEqual({ batchItemFailures: [] })
})

test('bodies that are no relation go to quarantine and are done; the rest is committed', async () => {
  const [bad, odd] = [sqsRecord('{"엉망'), sqsRecord('', { body: undefined })]
  expect(idsOf(await handler()({ Records: [bad, like(1), odd, null] }))).toEqual([])
  expect(poison.map(({ messageId, reason }) => [messageId, reason])).toEqual([
    [bad.messageId, 'not-json'],
    [odd.messageId, 'not-json'],
    ['', 'not-json'],
  ])
  expect(poison[0]?.body).toBe('{"엉망')
  expect(poison[1]?.body).toContain(odd.messageId)
  expect(await likes()).toBe(1)
})

test('one that Postgres refuses by itself goes to quarantine, the others are committed; without quarantine it alone comes again', async () => {
  const refused = like(2, { actorHandle: 'a\u0000b' })
  const event = { Records: [like(1), refused, like(3), like(4)] }
  expect(idsOf(await handler({ dead: ['quarantine'] })(event))).toEqual([refused.messageId])
  expect(await likes()).toBe(3)
  expect(idsOf(await handler()(event))).toEqual([])
  expect(poison).toMatchObject([{ messageId: refused.messageId, reason: 'refused-by-postgres' }])
})

test('a void click is done, its intent is gone, and its actor can learn why', async () => {
  const record = like(1, { targetId: 999 })
  await writeIntent(redis, JSON.parse(record.body) as RelationMessage)
  expect(idsOf(await handler()({ Records: [record] }))).toEqual([])
  expect((await database.pool.query('select code from relation_failures')).rows).toEqual([{ code: 'target-not-found' }])
  expect(await redis.hlen('rel:intent:{1}')).toBe(0)
})

test('Postgres is dead: every click comes again, each named once, and nothing else', async () => {
  const one = like(1)
  const records = [one, one, like(2), sqsRecord('nonsense')]
  expect(idsOf(await handler({ dead: ['postgres'] })({ Records: records }))).toEqual([
    one.messageId,
    records[2]?.messageId,
  ])
  expect(poison).toHaveLength(1)
})

test('what is not done and has no id fails the whole batch; what is done needs none', async () => {
  const nameless = { ...like(1), messageId: undefined }
  const event = { Records: [nameless, like(2)] }
  await expect(handler({ dead: ['postgres'] })(event)).rejects.toThrow(/without an id/)
  expect(idsOf(await handler()(event))).toEqual([])
  expect(await likes()).toBe(2)
})

test('Redis is dead: committed is done, whatever is shown', async () => {
  expect(idsOf(await handler({ dead: ['redis'] })({ Records: [like(1), like(2)] }))).toEqual([])
  expect(await likes()).toBe(2)
  expect(notShown).toBeGreaterThan(0)
})
