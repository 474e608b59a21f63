import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createVersionClock, MAX_AHEAD_US } from './version-clock.ts'

const NOW_MS = Date.UTC(2026, 10, 23, 3)
const NOW = NOW_MS * 1000
const MINA = 1
const JUNHO = 2

test('a version is the time in microseconds, and rises while the clock stands or goes back', () => {
  let now = NOW_MS
  const stamp = createVersionClock(() => now)
  expect(stamp(MINA, null)).toBe(NOW)
  expect(stamp(JUNHO, null)).toBe(NOW + 1)
  now -= 60_000
  expect(stamp(MINA, null)).toBe(NOW + 2)
})

test('an echoed version is outdone, on an instance whose clock is behind too', () => {
  const behind = createVersionClock(() => NOW_MS - 3_000)
  const first = createVersionClock(() => NOW_MS)(MINA, null)
  expect(behind(MINA, first)).toBe(first + 1)
  // Without an echo, and with an old one, this process still knows its own stamp of the same person.
  expect(behind(MINA, null)).toBe(first + 2)
  expect(behind(MINA, first - 1_000_000)).toBe(first + 3)
})

test('one person’s echo from the future does not push the versions of others', () => {
  const stamp = createVersionClock(() => NOW_MS)
  expect(stamp(MINA, NOW + MAX_AHEAD_US)).toBe(NOW + MAX_AHEAD_US + 1)
  expect(stamp(JUNHO, null)).toBe(NOW + 1)
})

test('an echo more than 5 s ahead is refused with its place', () => {
  const stamp = createVersionClock(() => NOW_MS)
  expect(() => stamp(MINA, NOW + MAX_AHEAD_US + 1)).toThrow(
    expect.objectContaining({
      code: 'version-in-future',
      extras: { errors: [expect.objectContaining({ pointer: '/header/matjip-version' })] },
    }),
  )
  expect(stamp(MINA, null)).toBe(NOW)
})

test('whatever the clocks and the instance, a client that echoes its largest version sees only larger ones', () => {
  const click = fc.record({ instance: fc.nat({ max: 2 }), passedMs: fc.integer({ min: -20, max: 50 }) })
  fc.assert(
    fc.property(
      fc.array(click, { maxLength: 40 }),
      fc.array(fc.integer({ min: -2_000, max: 2_000 })),
      (clicks, skews) => {
        let now = NOW_MS
        const instances = [0, 1, 2].map((i) => createVersionClock(() => now + (skews[i] ?? 0)))
        let largest: number | null = null
        for (const { instance, passedMs } of clicks) {
          now += passedMs
          const version: number = instances[instance]!(MINA, largest)
          expect(version).toBeGreaterThan(largest ?? 0)
          largest = version
        }
      },
    ),
  )
})
