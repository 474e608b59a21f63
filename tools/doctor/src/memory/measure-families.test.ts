import { measureFamilies } from '@matjip/redis-keys'
import { openTestRedis } from '@matjip/redis-keys/testing'
import type { Redis } from '@matjip/redis-keys'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { memoryCommand } from '../commands/memory-command.ts'

let redis: Redis
beforeAll(async () => {
  redis = await openTestRedis()
})
afterAll(() => redis.disconnect())
beforeEach(async () => void (await redis.flushdb()))

/** Home timelines with so many posts each. */
async function fill(owners: number, posts: number): Promise<void> {
  const ids = Array.from({ length: posts }, (_, index) => String(116_483_353_346_048 - 4_096 * index))
  for (let owner = 1; owner <= owners; owner += 1)
    await redis.rpush(`tl:{h${String(owner % 16).padStart(2, '0')}}:home:${owner}`, ...ids, '0123abcd:0')
}

test('a family is measured by a sample, and takes what its model says', async () => {
  await fill(400, 400)
  const [home] = await measureFamilies(redis)
  expect(home).toMatchObject({ name: 'home timeline', keys: 400, entries: 401 })
  const { bytesPerKey = 0, plannedPerKey } = home ?? {}
  expect(plannedPerKey).toBe(4_338)
  expect(bytesPerKey / (plannedPerKey ?? 1)).toBeGreaterThan(0.6)
  expect((await memoryCommand({ redis })).ok).toBe(true)
})

test('a family that takes more than planned is told, with 1', async () => {
  // Long texts where ids should be.
  await redis.rpush('tl:{h01}:home:1', ...Array.from({ length: 50 }, () => 'x'.repeat(200)))
  const { ok, summary } = await memoryCommand({ redis })
  expect([ok, summary]).toEqual([false, expect.stringMatching(/^1 of 1 families take more than planned/)])
})
