import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createSnowflake, snowflakeAt, snowflakeTime } from './snowflake.ts'

const NOON = Date.UTC(2026, 10, 23, 3)

test('ids rise, never repeat and stay safe integers, whatever the clock does', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -5_000, max: 5_000 }), { minLength: 1, maxLength: 400 }), (steps) => {
      let clock = NOON
      const next = createSnowflake(3, () => clock)
      let last = 0
      for (const step of steps) {
        clock += step
        const id = next()
        expect(id).toBeGreaterThan(last)
        expect(Number.isSafeInteger(id)).toBe(true)
        last = id
      }
    }),
  )
})

test('more than 128 ids in one millisecond borrow from the next', () => {
  const next = createSnowflake(0, () => NOON)
  const ids = Array.from({ length: 1_000 }, next)
  expect(new Set(ids).size).toBe(1_000)
  expect(snowflakeTime(ids[127] ?? 0)).toBe(NOON)
  expect(snowflakeTime(ids[128] ?? 0)).toBe(NOON + 1)
})

test('workers never make the same id, and an id tells its time', () => {
  const [a, b] = [createSnowflake(1, () => NOON), createSnowflake(2, () => NOON)]
  const ids = [...Array.from({ length: 300 }, a), ...Array.from({ length: 300 }, b)]
  expect(new Set(ids).size).toBe(600)
  expect(snowflakeTime(snowflakeAt(NOON))).toBe(NOON)
  expect(() => createSnowflake(32)).toThrow(RangeError)
})

test('no id tells an earlier time than it may begin with', () => {
  const next = createSnowflake(5, () => NOON, NOON + 40)
  expect([snowflakeTime(next()), next() - next()]).toEqual([NOON + 40, -1])
})

test('the last id of 2095 is still below 2^53', () => {
  expect(Number.isSafeInteger(snowflakeAt(Date.UTC(2095, 8, 1), 4095))).toBe(true)
})
