import { expect, test } from 'vitest'
import { createShortLived } from './short-lived.ts'

const MS = 1_000

test('a value is there until its time is over, and not after it, whichever of the maps has it', () => {
  const kept = createShortLived<string>({ ms: MS, jitter: 0, max: 100 })
  kept.set(1, 'one', 0, 1)
  expect([kept.get(1, MS - 1), kept.get(1, MS)]).toEqual(['one', undefined])
  // The maps take turns: the first value is in the older one now.
  kept.set(2, 'two', MS + 1, 1)
  kept.set(1, 'one', MS + 2, 1)
  kept.set(3, 'three', 2 * MS + 2, 1)
  expect([1, 2, 3].map((key) => kept.get(key, 2 * MS))).toEqual(['one', 'two', 'three'])
  expect([1, 2, 3].map((key) => kept.get(key, 2 * MS + 2))).toEqual([undefined, undefined, 'three'])
})

test('what is forgotten is gone from both maps', () => {
  const kept = createShortLived<string>({ ms: MS, jitter: 0, max: 100 })
  kept.set(1, 'old', 0, 1)
  kept.set(2, 'young', MS + 1, 1)
  kept.set(1, 'young', MS + 1, 1)
  kept.delete(1)
  expect([kept.get(1, MS + 1), kept.get(2, MS + 1)]).toEqual([undefined, 'young'])
  kept.clear()
  expect(kept.get(2, MS + 1)).toBeUndefined()
})

test('at most what may be kept is kept: the older half goes first', () => {
  const kept = createShortLived<number>({ ms: MS, jitter: 0, max: 10 })
  for (let key = 0; key < 100; key++) kept.set(key, key, 0, 1)
  const left = Array.from({ length: 100 }, (_, key) => kept.get(key, 0)).filter((value) => value !== undefined)
  expect(left.length).toBeLessThanOrEqual(12)
  expect(left.at(-1)).toBe(99)
})

test('the last value is known beyond its time, until it is forgotten or the maps have turned twice', () => {
  const kept = createShortLived<string>({ ms: MS, lastMs: 10 * MS, jitter: 0, max: 100 })
  kept.set(1, 'one', 0, 1)
  kept.set(2, 'two', 0, 1)
  kept.delete(2)
  expect([kept.get(1, 2 * MS), kept.last(1), kept.last(2)]).toEqual([undefined, 'one', undefined])
  kept.set(3, 'three', 10 * MS + 1, 1)
  expect(kept.last(1)).toBe('one')
  kept.set(4, 'four', 20 * MS + 2, 1)
  expect(kept.last(1)).toBeUndefined()
})

test('what is set again takes its room once', () => {
  const kept = createShortLived<string>({ ms: MS, jitter: 0, max: 10 })
  kept.set(1, 'one', 0, 1)
  for (let time = 0; time < 100; time++) kept.set(2, 'two', 0, 4)
  expect([kept.get(1, 0), kept.get(2, 0)]).toEqual(['one', 'two'])
})
