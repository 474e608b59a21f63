import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { isCluster } from './open-redis.ts'
import { readInTurn } from './read-in-turn.ts'
import { openTestRedis } from './testing.ts'
import type { TestRedis } from './testing.ts'

let redis: TestRedis
beforeAll(async () => {
  redis = await openTestRedis()
})
afterAll(() => redis.disconnect())
beforeEach(async () => {
  await redis.flushdb()
  await redis.hset('hash', { a: '1', b: '2' })
  await redis.rpush('list', '30', '20', 'e:0')
  await redis.set('text', 'abcdef')
})

const scriptCalls = async () =>
  Number(/cmdstat_evalsha:calls=(\d+)/.exec(await redis.info('commandstats'))?.[1] ?? 0) +
  Number(/cmdstat_eval:calls=(\d+)/.exec(await redis.info('commandstats'))?.[1] ?? 0)

test('replies are those of the commands themselves, in their order', async (context) => {
  if (isCluster(redis)) return context.skip()
  const { replies, epoch } = await readInTurn(redis, [
    ['hgetall', 'hash'],
    ['hgetall', 'none'],
    ['hget', 'hash', 'b'],
    ['lindex', 'list', -1],
    ['lrange', 'list', 0, 1],
    ['getrange', 'text', 1, 2],
    ['get', 'none'],
    ['signature', 'list'],
    ['signature', 'none'],
  ])
  expect(replies).toEqual([{ a: '1', b: '2' }, {}, '2', 'e:0', ['30', '20'], 'bc', null, '30 3 e:0', null])
  expect(await redis.info('replication')).toContain(`master_replid:${epoch}`)
})

test('what is read in one turn is one script; an error of one reader is not that of another', async (context) => {
  if (isCluster(redis)) return context.skip()
  await readInTurn(redis, [['get', 'text']])
  const before = await scriptCalls()
  const [one, wrong, three] = await Promise.allSettled([
    readInTurn(redis, [['get', 'text']]),
    readInTurn(redis, [['lindex', 'text', 0]]),
    readInTurn(redis, [['hget', 'hash', 'a']]),
  ])
  expect((await scriptCalls()) - before).toBe(1)
  expect([one, three].map((result) => result?.status === 'fulfilled' && result.value.replies)).toEqual([
    ['abcdef'],
    ['1'],
  ])
  expect(wrong).toMatchObject({ status: 'rejected', reason: { message: expect.stringContaining('WRONGTYPE') } })
})

test('a signature is another one after every push, wherever it goes', async (context) => {
  if (isCluster(redis)) return context.skip()
  const signature = async () => (await readInTurn(redis, [['signature', 'list']])).replies[0]
  const seen = [await signature()]
  await redis.lpush('list', '40')
  seen.push(await signature())
  await redis.linsert('list', 'BEFORE', '20', '25')
  seen.push(await signature())
  expect(new Set(seen).size).toBe(3)
})
