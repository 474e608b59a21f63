import { openTestRedis } from '@matjip/redis-keys/testing'
import type { Redis } from '@matjip/redis-keys'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { scanKeys } from './scan-keys.ts'

let redis: Redis
beforeAll(async () => {
  redis = await openTestRedis()
})
afterAll(() => redis.disconnect())
beforeEach(async () => void (await redis.flushdb()))

test('keys as the callers write them are no cause for words, however many', async () => {
  for (let actor = 1; actor <= 1_200; actor += 1) await redis.hset(`rel:intent:{${actor}}`, 'like:1', 'x')
  await Promise.all(Array.from({ length: 1_200 }, (_, index) => redis.expire(`rel:intent:{${index + 1}}`, 900)))
  await redis.hset('rel:{r01}:pending', 'm', 'x')
  const { keys, families, odd } = await scanKeys(redis)
  expect(odd).toEqual([])
  expect(keys).toBe(1_201)
  expect(families.filter((family) => family.keys > 0)).toEqual([
    { name: 'relation pending', keys: 1 },
    { name: 'relation intents', keys: 1_200 },
  ])
})

test('a key of no family, one without its TTL, one of another type and one that lives too long are found', async () => {
  await redis.set('session:7', 'x')
  await redis.hset('rel:intent:{7}', 'like:1', 'x')
  await redis.set('rel:{r01}:pending', 'x')
  await redis.set('rel:{r01}:count:like:5', '1 1', 'EX', 3_600)
  const { odd } = await scanKeys(redis)
  expect(odd.map(({ key, fault }) => `${key} ${fault}`).sort()).toEqual([
    'rel:intent:{7} has no TTL; relation intents has 900 s',
    'rel:{r01}:count:like:5 has a TTL of 3600 s; relation count has 60 s at most',
    'rel:{r01}:pending a string; relation pending is a hash',
    'session:7 no family owns it',
  ])
})
