import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
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

/** The scripts that this connection sends from now on: the server's own count has what other tests send beside this one. */
function watchScripts() {
  const sent = vi.spyOn(redis, 'evalsha')
  onTestFinished(() => sent.mockRestore())
  return { count: () => sent.mock.calls.length, keys: () => sent.mock.calls.map(([, keys]) => keys) }
}

test('replies are those of the commands themselves, in their order', async (context) => {
  if (isCluster(redis)) return context.skip()
  const { replies, epoch } = await readInTurn(
    redis,
    [
      ['hgetall', 'hash'],
      ['hgetall', 'none'],
      ['hget', 'hash', 'b'],
      ['lindex', 'list', -1],
      ['lrange', 'list', 0, 1],
      ['getrange', 'text', 1, 2],
      ['get', 'none'],
      ['signature', 'list'],
      ['signature', 'none'],
      ['get', ['text', 'none']],
      ['hget', ['hash', 'none'], 'a'],
      ['hgetall', ['hash', 'none']],
      ['lindex', 'list', 1],
    ],
    { hasEpoch: true },
  )
  const ofMany = [['abcdef', null], ['1', null], [{ a: '1', b: '2' }, {}], '20']
  expect(replies).toEqual([{ a: '1', b: '2' }, {}, '2', 'e:0', ['30', '20'], 'bc', null, '30 3 e:0', null, ...ofMany])
  expect(await redis.info('replication')).toContain(`master_replid:${epoch}`)
})

test('what is read in one turn is one script; an error of one reader is not that of another', async (context) => {
  if (isCluster(redis)) return context.skip()
  await readInTurn(redis, [['get', 'text']])
  const scripts = watchScripts()
  const [one, wrong, three] = await Promise.allSettled([
    readInTurn(redis, [['get', 'text']]),
    readInTurn(redis, [['lindex', 'text', 0]]),
    readInTurn(redis, [['hget', 'hash', 'a']]),
  ])
  expect(scripts.count()).toBe(1)
  expect([one, three].map((result) => result?.status === 'fulfilled' && result.value.replies)).toEqual([
    ['abcdef'],
    ['1'],
  ])
  expect(wrong).toMatchObject({ status: 'rejected', reason: { message: expect.stringContaining('WRONGTYPE') } })
})

test('an error of one key of many is an error of their reader alone', async (context) => {
  if (isCluster(redis)) return context.skip()
  const [wrong, right] = await Promise.allSettled([
    readInTurn(redis, [['getrange', ['text', 'hash'], 0, 1]]),
    readInTurn(redis, [['getrange', ['text', 'none'], 0, 1]]),
  ])
  expect(wrong).toMatchObject({ status: 'rejected', reason: { message: expect.stringContaining('WRONGTYPE') } })
  expect(right).toMatchObject({ status: 'fulfilled', value: { replies: [['ab', '']] } })
})

test('the epoch is read where somebody in the turn wants it', async (context) => {
  if (isCluster(redis)) return context.skip()
  const wanted = () => readInTurn(redis, [['get', 'text']], { hasEpoch: true })
  const [alone, [one, other]] = [await readInTurn(redis, [['get', 'text']]), await Promise.all([wanted(), wanted()])]
  expect([alone.epoch, one.epoch, other.epoch]).toEqual(['', expect.stringMatching(/^[0-9a-f]{8}$/), one.epoch])
})

test('a window begins with the first element below a number, wherever that would be', async (context) => {
  if (isCluster(redis)) return context.skip()
  const window = async (before: number, limit: number) =>
    (await readInTurn(redis, [['window', 'list', before, limit]])).replies[0]
  expect(await window(31, 2)).toEqual(['e:0', '30', '20'])
  expect(await window(30, 1)).toEqual(['e:0', '20'])
  expect(await window(25, 5)).toEqual(['e:0', '20', 'e:0'])
  expect(await window(20, 5)).toEqual(['e:0', 'e:0'])
  expect((await readInTurn(redis, [['window', 'none', 20, 5]])).replies[0]).toBeNull()
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

test('what is asked for while a script is under way goes with the next one, all together', async (context) => {
  if (isCluster(redis)) return context.skip()
  const turnEnds = () => new Promise((resolve) => setImmediate(resolve))
  await readInTurn(redis, [['get', 'text']])
  // Whoever hears of a reply goes on before the script counts as ended.
  await turnEnds()
  const scripts = watchScripts()
  const first = readInTurn(redis, [['get', 'text']])
  await turnEnds()
  // Sent, and not answered: no socket has been read since.
  const second = readInTurn(redis, [['hget', 'hash', 'a']])
  await Promise.resolve()
  const third = readInTurn(redis, [['hget', 'hash', 'b']])
  expect((await Promise.all([first, second, third])).map(({ replies }) => replies[0])).toEqual(['abcdef', '1', '2'])
  expect(scripts.count()).toBe(2)
})

test('a script that gets no answer holds nobody back for long', async (context) => {
  if (isCluster(redis)) return context.skip()
  const answered = Promise.withResolvers<void>()
  const send = redis.evalsha.bind(redis)
  // The first one only: its command leaves when it is let go.
  redis.evalsha = (async (...args: Parameters<typeof send>) => {
    redis.evalsha = send
    await answered.promise
    return send(...args)
  }) as unknown as typeof redis.evalsha
  const first = readInTurn(redis, [['get', 'text']])
  await vi.waitUntil(() => redis.evalsha === send)
  const second = readInTurn(redis, [['hget', 'hash', 'a']])
  const until = performance.now() + 10
  await vi.waitUntil(() => performance.now() > until)
  // Somebody comes after a time that no reply takes: both are sent, though the first is not answered.
  const third = readInTurn(redis, [['hget', 'hash', 'b']])
  expect((await Promise.all([second, third])).map(({ replies }) => replies[0])).toEqual(['1', '2'])
  answered.resolve()
  expect((await first).replies).toEqual(['abcdef'])
})

test('the same thing, wanted by several in one turn, is read once; the next turn reads it again', async (context) => {
  if (isCluster(redis)) return context.skip()
  const read = () => readInTurn(redis, [['get', 'text']], { sharedAs: 'the text' })
  await read()
  const scripts = watchScripts()
  const texts = async () => (await Promise.all([read(), read(), read()])).map(({ replies }) => replies[0])
  expect(await texts()).toEqual(['abcdef', 'abcdef', 'abcdef'])
  expect(scripts.keys()).toEqual([1])
  await redis.set('text', 'ghi')
  expect(await texts()).toEqual(['ghi', 'ghi', 'ghi'])
  expect(scripts.keys()).toEqual([1, 1])
})
