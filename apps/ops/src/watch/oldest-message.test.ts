import { expect, test } from 'vitest'
import { mustLook } from './oldest-message.ts'

const depth = (visible: number, inFlight = 0) => ({ visible, inFlight, delayed: 0 })
const seen = (visible: number, inFlight = 0) => ({ oldestMs: 1, lookedAt: 0, depth: depth(visible, inFlight) })

test('an empty queue has no head, and one that fills is looked at at once', () => {
  expect(mustLook(undefined, depth(0), 0)).toBe(false)
  expect(mustLook(undefined, depth(3), 0)).toBe(true)
})

test('a queue that stands still is looked at once, however long somebody watches: a look is a receive', () => {
  const day = 86_400_000
  for (let now = 0; now < 4 * day; now += day) expect(mustLook(seen(10), depth(10 + now / day), now)).toBe(false)
})

test('a queue that moves is looked at now and then', () => {
  expect(mustLook(seen(10), depth(9), 2_000)).toBe(false)
  expect(mustLook(seen(10), depth(9), 15_000)).toBe(true)
  expect(mustLook(seen(10), depth(12, 3), 15_000)).toBe(true)
  expect(mustLook(seen(10, 3), depth(12), 15_000)).toBe(true)
})
