import { eventsKey, listenToEvents, markEvents, openRedis, readEvents } from '@matjip/redis-keys'
import { openTestRedis } from '@matjip/redis-keys/testing'
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { startNewsDesk } from './news-desk.ts'

const [LISTENER, SILENT] = [7, 8]
/** Milliseconds between two tellings; short, so that a test need not wait. */
const QUICK = { everyMs: 20, listenersEveryMs: 20 }
const DEADLINE = { timeout: 10_000, interval: 10 }

let redis: Awaited<ReturnType<typeof openTestRedis>>
beforeEach(async () => {
  redis = await openTestRedis()
})
afterEach(() => redis.disconnect())

/** What the listener has been told since `after`. */
const newsAfter = async (after: string) => (await readEvents(redis, LISTENER, after))?.flatMap(({ news }) => news ?? [])

test('who listens is told of a rush of posts once, with the newest; of others nothing is kept', async () => {
  await listenToEvents(redis, LISTENER)
  const { entry } = await markEvents(redis, LISTENER)
  const desk = startNewsDesk(redis, { ...QUICK, onError: () => {} })
  onTestFinished(() => desk.stop())
  await vi.waitFor(async () => {
    // In one go: what is noted between two tellings is one event.
    for (const postId of [300, 100, 200]) desk.note(postId, [LISTENER, SILENT])
    expect(await newsAfter(entry)).not.toEqual([])
  }, DEADLINE)
  const news = (await newsAfter(entry)) ?? []
  expect(news.map(({ postId }) => postId)).toEqual(news.map(() => 300))
  expect(await redis.exists(eventsKey(SILENT))).toBe(0)
})

test('a stop tells what is left', async () => {
  await listenToEvents(redis, LISTENER)
  const { entry } = await markEvents(redis, LISTENER)
  const desk = startNewsDesk(redis, { everyMs: 60_000, onError: () => {} })
  await vi.waitFor(async () => {
    desk.note(100, [LISTENER])
    await desk.stop()
    expect(await newsAfter(entry)).toMatchObject([{ postId: 100 }])
  }, DEADLINE)
})

test('while Redis is away the worker goes on: what was not told is given up', async () => {
  const dead = openRedis({ url: 'redis://127.0.0.1:1' })
  onTestFinished(() => dead.disconnect())
  const errors: unknown[] = []
  const desk = startNewsDesk(dead, { ...QUICK, onError: (error) => errors.push(error) })
  desk.note(100, [LISTENER])
  await vi.waitFor(() => expect(errors.length).toBeGreaterThan(0), DEADLINE)
  await desk.stop()
})
