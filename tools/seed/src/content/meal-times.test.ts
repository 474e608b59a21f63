import { expect, test } from 'vitest'
import { MEAL_SLOTS, mealTimes } from './meal-times.ts'
import { createRandom } from './random.ts'

const HOUR_MS = 3_600_000
const SEOUL_MS = 9 * HOUR_MS

test.each([
  ['just after midnight in Seoul', Date.UTC(2026, 10, 20, 15, 0, 1)],
  ['before lunch', Date.UTC(2026, 10, 20, 1, 0)],
  ['late at night', Date.UTC(2026, 10, 20, 14, 59, 59)],
])('%s: every moment is past, inside its slot and not too old', (_name, now) => {
  const draw = mealTimes(createRandom(1), now, 5)
  for (let i = 0; i < 2_000; i++) {
    const { at, slot } = draw()
    expect(at).toBeLessThan(now)
    expect(at).toBeGreaterThan(now - 6 * 24 * HOUR_MS)
    const hour = ((at + SEOUL_MS) / HOUR_MS) % 24
    expect((hour >= slot.from && hour < slot.to) || (hour + 24 >= slot.from && hour + 24 < slot.to)).toBe(true)
  }
})

test('slots come as often as their weights say', () => {
  const draw = mealTimes(createRandom(2), Date.UTC(2026, 10, 20, 12), 7)
  const drawn = Array.from({ length: 10_000 }, () => draw().slot.name)
  for (const { name, weight } of MEAL_SLOTS) {
    expect(drawn.filter((slot) => slot === name).length / 100).toBeCloseTo(weight, -0.5)
  }
})
