import { LISTENERS_KEY, MAX_EVENTS, addEvents, addFeedNews, eventsKey, readListeners } from '@matjip/redis-keys'
import type { Tiding } from '@matjip/redis-keys'
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { openEvents } from '../../test/event-client.ts'
import { openPipeline } from '../../test/pipeline.ts'
import { seedPost, seedUsers } from '../../test/seed.ts'
import { openTestApp } from '../../test/test-app.ts'
import type { TestApp } from '../../test/test-app.ts'

const MINA = 11
const JUNHO = 12
const POST = 1001
const DEADLINE = { timeout: 10_000, interval: 20 }
let app: TestApp
let pipeline: ReturnType<typeof openPipeline>
beforeEach(async () => {
  app = await openTestApp()
  pipeline = openPipeline(app)
  await seedUsers(app.db, [JUNHO])
  await seedPost(app.db, POST, JUNHO)
})
afterEach(() => app.close())

/** Clicks and gives the operation's id. */
async function click(url = `/relations/likes/${POST}`, as = MINA): Promise<string> {
  return (await app.call('PUT', url, { as })).json().id as string
}

/** Opens a stream at an instance; it is left when the test ends. */
async function listen(options: { lastEventId?: string | undefined; expiresIn?: string } = {}, service = app.service) {
  const client = await openEvents(app, service, { as: MINA, ...options })
  onTestFinished(client.leave)
  return client
}

const told = (opId: string): Tiding & { atMs: number } => ({
  operation: { kind: 'like', actorId: MINA, targetId: POST, active: true, version: Date.now() * 1000, opId },
  outcome: { status: 'applied' },
  atMs: Date.now(),
})

test('the caller’s own clicks as they become applied and persisted; of nobody else’s a word', async () => {
  const stream = await listen()
  expect(stream.answer.status).toBe(200)
  expect(stream.answer.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
  expect(stream.answer.headers.get('cache-control')).toBe('no-store')
  expect(stream.answer.headers.get('x-request-id')).toMatch(/\w/)
  expect(await stream.nextBlock()).toBe('retry: 2000')
  expect(await stream.take(1)).toEqual([['resync', 'started']])
  await click(undefined, JUNHO)
  const accepted = (await app.call('PUT', `/relations/likes/${POST}`, { as: MINA })).json()
  await pipeline.apply(2)
  const applied = await stream.next()
  expect(applied).toMatchObject({ event: 'applied', id: expect.stringMatching(/^\d+-\d+\.[0-9a-f]{8}$/) })
  expect(applied?.data).toEqual({ ...accepted, status: 'applied', appliedAt: expect.stringMatching(/Z$/) })
  await pipeline.fold()
  expect((await stream.next())?.data).toMatchObject({
    ...accepted,
    status: 'persisted',
    effect: 'changed',
    persistedAt: expect.stringMatching(/Z$/),
  })
})

test('new posts are told among the clicks, to those who listen and to nobody else', async () => {
  const stream = await listen()
  await stream.take(1)
  expect(await readListeners(app.redis)).toEqual(new Set([MINA]))
  const atMs = Date.UTC(2026, 10, 23, 3)
  const news = [MINA, JUNHO].map((actorId) => ({ actorId, postId: 48122390020225, atMs }))
  expect(await addFeedNews(app.redis, news)).toBe(1)
  expect(await stream.next()).toMatchObject({
    event: 'feed.new',
    id: expect.stringMatching(/^\d+-\d+\.[0-9a-f]{8}$/),
    data: { newestPostId: '48122390020225', at: '2026-11-23T03:00:00.000Z' },
  })
  expect(await app.redis.exists(eventsKey(JUNHO))).toBe(0)
  const id = await click()
  await pipeline.apply(1)
  expect(await stream.take(1)).toEqual([['applied', id]])
})

test('a click that fails is told with its reason, in the language of the stream', async () => {
  const stream = await listen()
  await stream.take(1)
  const id = await click('/relations/likes/999999')
  await pipeline.apply(1)
  await pipeline.fold()
  expect(await stream.take(1)).toEqual([['applied', id]])
  const failed = await stream.next()
  expect(failed).toMatchObject({ event: 'failed', data: { id, error: { code: 'target-not-found' } } })
  expect((failed?.data.error as { detail: string }).detail).toMatch(/대상/)
})

test('who comes back to another instance gets what happened meanwhile, and no resync', async () => {
  const first = await listen()
  await first.take(1)
  const other = await app.instance()
  first.leave()
  const id = await click()
  await pipeline.apply(1)
  await pipeline.fold()
  const second = await listen({ lastEventId: first.lastEventId() }, other.service)
  expect(await second.take(2)).toEqual([
    ['applied', id],
    ['persisted', id],
  ])
  const third = await listen({ lastEventId: second.lastEventId() }, other.service)
  const later = await click(`/relations/follows/${JUNHO}`)
  await pipeline.apply(1)
  expect(await third.take(1)).toEqual([['applied', later]])
  expect(await second.take(1)).toEqual([['applied', later]])
})

test('a restart of every reader between two events loses none: a hundred clicks, a new connection after each few', async () => {
  const sent: string[] = []
  const heard: unknown[] = []
  const instances = [app.service, (await app.instance()).service]
  let stream = await listen()
  await stream.take(1)
  for (let round = 0; round < 10; round += 1) {
    for (let one = 0; one < 10; one += 1) sent.push(await click())
    await pipeline.apply(10)
    heard.push(...(await stream.take(5)).map(([, id]) => id))
    const lastEventId = stream.lastEventId()
    stream.leave()
    stream = await listen({ lastEventId }, instances[round % 2])
    heard.push(...(await stream.take(5)).map(([, id]) => id))
  }
  expect(heard.toSorted()).toEqual(sent.toSorted())
})

test.each([
  ['the cache was lost', () => app.redis.flushdb()],
  ['the events were lost', () => app.redis.del(eventsKey(MINA))],
  ['events were not written for a while', () => app.redis.zrem(LISTENERS_KEY, String(MINA))],
  [
    'there were too many',
    () =>
      addEvents(
        app.redis,
        Array.from({ length: MAX_EVENTS * 2 }, (_, index) => told(`op-${index}-abcdef`)),
      ),
  ],
])('%s: who comes back is told to ask again, and hears all that happens from then on', async (_, lose) => {
  const first = await listen()
  await first.take(1)
  first.leave()
  await lose()
  const second = await listen({ lastEventId: first.lastEventId() })
  expect(await second.take(1)).toEqual([['resync', 'gap']])
  const id = await click()
  await pipeline.apply(1)
  expect(await second.take(1)).toEqual([['applied', id]])
})

test.each(['1-1.00000000', 'nonsense', '9999999999999-0.ffffffff'])(
  '%s is no place to go on from: a resync',
  async (id) => {
    expect(await (await listen({ lastEventId: id })).take(1)).toEqual([['resync', 'gap']])
  },
)

test('the cache is lost under an open stream: within a heartbeat it says so, and goes on', async () => {
  const { service } = await app.instance({ streamLimits: { tickMs: 50 } })
  const stream = await listen({}, service)
  await stream.take(1)
  await app.redis.flushdb()
  expect(await stream.take(1)).toEqual([['resync', 'gap']])
  const id = await click()
  await pipeline.apply(1)
  expect(await stream.take(1)).toEqual([['applied', id]])
})

test('a wake-up that is lost delays an event by a heartbeat at most', async () => {
  const { service } = await app.instance({ streamLimits: { tickMs: 50 } })
  const stream = await listen({}, service)
  await stream.take(1)
  await app.redis.xadd(eventsKey(MINA), '*', 'e', JSON.stringify([2, POST, 1, 1, 'op-00000001', 1, 'applied']))
  expect(await stream.take(1)).toEqual([['applied', expect.any(String)]])
})

test('a silent stream sends comments', async () => {
  const { service } = await app.instance({ streamLimits: { tickMs: 50 } })
  const stream = await listen({}, service)
  await stream.take(1)
  expect(await stream.nextBlock()).toBe(':')
})

test('the stream ends with its token', async () => {
  const stream = await listen({ expiresIn: '1s' })
  expect(await stream.take(2)).toEqual([
    ['resync', 'started'],
    ['closing', 'token-expired'],
  ])
  expect(await stream.next()).toBeUndefined()
})

test('a drain ends the streams with a word about when to come back, and does not wait for them', async () => {
  const { service } = await app.instance()
  const stream = await listen({}, service)
  await stream.take(1)
  const closed = service.close()
  const closing = await stream.next()
  expect(closing).toMatchObject({ event: 'closing', data: { reason: 'draining' } })
  expect(closing?.retry).toBeGreaterThanOrEqual(2_000)
  expect(await stream.next()).toBeUndefined()
  await closed
})

test('streams of one person and of the process are bounded; one that is left makes room', async () => {
  const [first] = [await listen(), await listen()]
  const refused = await listen()
  expect([refused.answer.status, refused.answer.headers.get('retry-after')]).toEqual([429, '30'])
  first.leave()
  await vi.waitFor(async () => expect((await listen()).answer.status).toBe(200), DEADLINE)
  const full = await app.instance({ streamLimits: { total: 1 } })
  await listen({}, full.service)
  const client = await openEvents(app, full.service, { as: JUNHO })
  expect([client.answer.status, client.answer.headers.get('retry-after')]).toEqual([503, '30'])
})

test('strangers get 401; without Redis a stream is 503', async () => {
  expect((await app.call('GET', '/relations/events')).statusCode).toBe(401)
  const broken = await app.instance({ dead: ['redis'] })
  const answer = await broken.call('GET', '/relations/events', { as: MINA })
  expect([answer.statusCode, answer.headers['retry-after']]).toEqual([503, expect.any(String)])
})
