import { expect, test } from 'vitest'
import { isWhole, rangeAround, widen } from './shown-range.ts'

test('a list begins with its first posts, or with those round the one that is returned to', () => {
  expect(rangeAround(-1)).toEqual({ from: 0, to: 3 })
  expect(rangeAround(1)).toEqual({ from: 0, to: 4 })
  expect(rangeAround(50)).toEqual({ from: 48, to: 53 })
})

test('it grows on both sides until all is there, and then holds whatever comes', () => {
  let range = rangeAround(50)
  let steps = 0
  while (!isWhole(range, 100)) {
    const wider = widen(range, 100)
    expect(wider.from).toBeLessThanOrEqual(range.from)
    expect(wider.to).toBeGreaterThanOrEqual(range.to)
    range = wider
    steps++
  }
  expect(range).toEqual({ from: 0, to: Infinity })
  expect(steps).toBe(16)
})
