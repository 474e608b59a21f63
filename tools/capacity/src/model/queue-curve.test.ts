import fc from 'fast-check'
import { expect, test } from 'vitest'
import { containers, lambda, provisioned, queueCurve, worstOf } from './queue-curve.ts'

const second = { batch: 10, seconds: () => 1 }

test('a queue that is served as fast as it fills stays empty; a faster one grows by the difference', () => {
  const even = Array.from({ length: 60 }, () => 40)
  expect(worstOf(queueCurve(even, containers(4, 1, second))).depth).toBe(0)
  const slow = queueCurve(even, containers(3, 1, second))
  expect(slow.at(-1)?.depth).toBe(600)
  // What came last waits behind 600 at 30 a second; the oldest came when as many had come as are gone.
  expect(slow.at(-1)?.age).toBe(15)
})

test('after a spike it drains at its capacity, and nothing is lost or handled before it came', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(200), { minLength: 1, maxLength: 80 }),
      fc.integer({ min: 1, max: 9 }),
      (arrivals, tasks) => {
        const curve = queueCurve(arrivals, containers(tasks, 1, second))
        let came = 0
        for (const { arrivals: arriving, depth, age, second: at } of curve) {
          came += arriving
          expect(depth).toBeGreaterThanOrEqual(0)
          expect(depth).toBeLessThanOrEqual(came)
          expect(age).toBeLessThanOrEqual(at + 1)
        }
        const gone = came - (curve.at(-1)?.depth ?? 0)
        expect(gone).toBeLessThanOrEqual(tasks * 10 * arrivals.length + 1e-6)
      },
    ),
  )
})

test('default pollers start with five and come by five a second while messages are left over; provisioned ones stand there', () => {
  const flood = Array.from({ length: 300 }, () => 10_000)
  const default_ = queueCurve(flood, lambda(second))
  expect([0, 1, 60, 299].map((at) => default_[at]?.concurrency)).toEqual([5, 10, 305, 1_250])
  expect(queueCurve(flood, lambda(second, 10)).at(-1)?.concurrency).toBe(10)
  expect(queueCurve(flood, provisioned(2, second))[0]?.concurrency).toBe(20)
})
