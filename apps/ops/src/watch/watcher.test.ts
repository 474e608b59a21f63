import pino from 'pino'
import { expect, test, vi } from 'vitest'
import type { Sample } from './sample.ts'
import { createWatcher } from './watcher.ts'

const INTERVAL_MS = 1_000

/** A look that brings nothing but its time. */
const take = (at: number) =>
  Promise.resolve({
    at,
    queues: null,
    redis: null,
    flow: { pending: 0, applyLag: {}, persistLag: {} },
    feeds: { both: null, rebuilt: null, fanoutLag: {} },
    requests: { duration: {} },
  } as unknown as Sample)

test('nobody looks while nobody watches, two watch at the cost of one, and who comes later sees what was seen', async () => {
  vi.useFakeTimers()
  const looks = vi.fn(take)
  const watcher = createWatcher(looks, INTERVAL_MS, pino({ level: 'silent' }))
  await vi.advanceTimersByTimeAsync(10 * INTERVAL_MS)
  expect(looks).toHaveBeenCalledTimes(0)
  const first = watcher.watch(() => undefined)
  await vi.advanceTimersByTimeAsync(3 * INTERVAL_MS)
  expect(looks).toHaveBeenCalledTimes(4)
  const second = watcher.watch(() => undefined)
  expect(second.points).toHaveLength(4)
  await vi.advanceTimersByTimeAsync(INTERVAL_MS)
  expect(looks).toHaveBeenCalledTimes(5)
  first.leave()
  second.leave()
  await vi.advanceTimersByTimeAsync(10 * INTERVAL_MS)
  expect(looks).toHaveBeenCalledTimes(5)
  vi.useRealTimers()
})
