import { hashtagKeyOf } from '@matjip/contracts/hashtag-key'
import type { Database } from '@matjip/db-schema'
import { openTestDatabase } from '@matjip/db-schema/testing'
import { beginRebuild, hashtagTimelineKey } from '@matjip/redis-keys'
import { openTestRedis } from '@matjip/redis-keys/testing'
import { createLogger, createMetrics } from '@matjip/service-kit'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { SMALL } from '../../test/fanout-world.ts'
import { emptyTables, insertPosts, insertUsers } from '../../test/records.ts'
import { HASHTAG_LEGS } from './leg-store.ts'
import { readSharedLegs } from './read-shared-legs.ts'
import { createTimelines } from './timelines.ts'

const AUTHOR = 1
const LEG = { kind: 'hashtag' as const, id: hashtagKeyOf('국밥') }
const READERS = 40

let database: Awaited<ReturnType<typeof openTestDatabase>>
let redis: Awaited<ReturnType<typeof openTestRedis>>
beforeAll(async () => {
  ;[database, redis] = await Promise.all([openTestDatabase(), openTestRedis()])
})
afterAll(async () => {
  redis.disconnect()
  await database.close()
})
beforeEach(async () => {
  await redis.flushdb()
  await emptyTables(database.pool)
  await insertUsers(database.pool, [AUTHOR])
  await insertPosts(database.pool, [{ id: 10, authorId: AUTHOR, hashtags: ['국밥'] }])
})

/** What one process knows, with the statements by which it reads hashtags. */
function createProcess(rebuilds: number) {
  let statements = 0
  const pool = new Proxy(database.pool, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name)
      if (name !== 'query') return typeof value === 'function' ? value.bind(target) : value
      return (query: { text: string }, ...rest: unknown[]) => {
        if (query.text === HASHTAG_LEGS) statements += 1
        return (value as (...args: unknown[]) => unknown).call(target, query, ...rest)
      }
    },
  })
  const { home, shared } = SMALL
  const timelines = createTimelines({
    ...{ pool: pool as Database['pool'], redis, home, shared, rebuilds },
    ...{ logger: createLogger('test', 'silent'), metrics: createMetrics() },
  })
  const read = async () => (await readSharedLegs(timelines, [LEG], Infinity, 5)).map(({ postIds }) => postIds)
  return { timelines, read, statements: () => statements }
}

test('a hashtag that many read at once after a loss waits for its turn to be built, and is read once for all of them', async () => {
  const process = createProcess(1)
  const slow = Promise.withResolvers<{ postIds: number[]; floor: number }>()
  const other = process.timelines.readCold({ key: 'tl:{h00}:home:7', limits: SMALL.home, read: () => slow.promise })
  const readers = Array.from({ length: READERS }, process.read)
  slow.resolve({ postIds: [], floor: 0 })
  await other
  expect(await Promise.all(readers)).toEqual(readers.map(() => [[10]]))
  expect(process.statements()).toBe(1)
})

test('while another process builds it, or none may, those who read it at once ask the record twice at most', async () => {
  await beginRebuild(redis, hashtagTimelineKey(LEG.id))
  for (const process of [createProcess(4), createProcess(0)]) {
    const readers = Array.from({ length: READERS }, process.read)
    expect(await Promise.all(readers)).toEqual(readers.map(() => [[10]]))
    expect(process.statements()).toBeLessThanOrEqual(2)
  }
})
