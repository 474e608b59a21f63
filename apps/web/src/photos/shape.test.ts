import { expect, test } from 'vitest'
import { boxOf } from './shape.ts'

test('a photo keeps its shape, within what a feed bears', () => {
  expect(boxOf({ width: 1200, height: 1000 })).toBe(1.2)
  expect(boxOf({ width: 1000, height: 4000 })).toBe(0.8)
  expect(boxOf({ width: 4000, height: 500 })).toBe(1.6)
})

test('a photo that nobody has looked at yet gets a square', () => {
  expect(boxOf({ width: null, height: null })).toBe(1)
})
