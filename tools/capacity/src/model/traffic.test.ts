import { expect, test } from 'vitest'
import { USAGE } from '../inputs/usage.ts'
import { dayCurve, routeLoads } from './traffic.ts'

test('a day is a day: the shares of its minutes add up, and lunch has the busiest', () => {
  const curve = dayCurve()
  expect(curve.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 6)
  expect(curve.indexOf(Math.max(...curve))).toBe(11 * 60 + 50)
})

test('what is under way is rate times time', () => {
  const [feed] = routeLoads(1_000_000, USAGE, 0.01)
  // 12 million pages a day, a hundredth of them in one minute: 2,000 a second, 6 ms each.
  expect(feed).toMatchObject({ route: 'GET /feed', peak: 2_000, concurrency: 12 })
})
