import { expect, test } from 'vitest'
import { mealAt } from './meal.ts'

test.each([
  ['05:59', 'night'],
  ['06:00', 'breakfast'],
  ['10:30', 'breakfast'],
  ['11:00', 'lunch'],
  ['14:00', 'cafe'],
  ['17:00', 'dinner'],
  ['20:59', 'dinner'],
  ['21:00', 'night'],
  ['00:00', 'night'],
])('%s in Seoul is %s', (time, meal) => {
  expect(mealAt(Date.parse(`2026-11-26T${time}:00+09:00`))).toBe(meal)
})
