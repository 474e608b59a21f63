import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { nodesOf } from '../open-redis.ts'
import { openTestRedis } from '../testing.ts'
import type { TestRedis } from '../testing.ts'
import { createFamilyWalk } from './family-walk.ts'

let redis: TestRedis
beforeAll(async () => {
  redis = await openTestRedis()
})
afterAll(() => redis.disconnect())
beforeEach(async () => void (await redis.flushdb()))

/** More than a look goes through. */
const ACTORS = 6_000

async function fill(): Promise<void> {
  const actors = Array.from({ length: ACTORS }, (_, index) => index + 1)
  await Promise.all(actors.map((actor) => redis.hset(`rel:intent:{${actor}}`, 'like:1', 'x')))
}

test('the first look tells about what there will be, and the walk ends with what there is', async () => {
  await fill()
  const walk = createFamilyWalk(redis)
  const first = await walk.look()
  expect(first).toMatchObject({ keys: ACTORS, isWhole: false })
  expect(first.families).toHaveLength(1)
  expect(first.families[0]?.name).toBe('relation intents')
  expect(Math.abs((first.families[0]?.keys ?? 0) - ACTORS)).toBeLessThan(ACTORS / 20)
  let last = first
  for (let look = 0; look < 20 && !last.isWhole; look += 1) last = await walk.look()
  expect(last).toMatchObject({ isWhole: true, families: [{ name: 'relation intents', entries: 1 }] })
  expect(last.families[0]?.keys).toBeGreaterThanOrEqual(ACTORS)
})

test('a look asks Redis for the same number of things however many keys there are', async () => {
  await fill()
  const walk = createFamilyWalk(redis)
  const commands = async () => {
    const stats = await Promise.all(nodesOf(redis).map((node) => node.info('stats')))
    return stats.reduce((sum, text) => sum + Number(/total_commands_processed:(\d+)/.exec(text)?.[1]), 0)
  }
  const before = await commands()
  await walk.look()
  // Two scans, fifty keys measured by two commands each, and of each node its size and this question.
  expect((await commands()) - before).toBeLessThan(120)
})

test('an empty Redis has no families', async () => {
  const walk = createFamilyWalk(redis)
  expect(await walk.look()).toEqual({ families: [], keys: 0, isWhole: true })
})
