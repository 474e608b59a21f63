import { expect, test } from 'vitest'
import { atRandomTimes, inLanes } from './arrivals.ts'
import { seededRandom } from './arena/graph.ts'

test('arrivals do not wait for answers, and a stall is charged to those who come during it', async () => {
  const gate = Promise.withResolvers<void>()
  const items = Array.from({ length: 50 }, (_, index) => index)
  let arrived = 0
  // The last arrival opens the gate: were arrivals to wait for answers, this would never end.
  const latencies = await atRandomTimes(items, 1_000, seededRandom(7), async () => {
    arrived += 1
    if (arrived === items.length) gate.resolve()
    await gate.promise
  })
  expect(latencies).toHaveLength(50)
  expect(Math.max(...latencies)).toBeGreaterThan(Math.min(...latencies) + 10)
})

test('lanes do every item once', async () => {
  const seen: number[] = []
  await inLanes([1, 2, 3, 4, 5], 2, async (item) => void seen.push(item))
  expect(seen.sort()).toEqual([1, 2, 3, 4, 5])
})
