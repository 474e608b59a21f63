import { expect, test } from 'vitest'
import { LAST_LEVEL, trustLevel, trustWeight } from './trust.ts'

const known = { isVouchedFor: false, ageDays: 100, postingDays: 10, followersByLevel: [0, 0, 0, 0, 0] }

test('followers of the steps before lift somebody one step beyond the farthest that is needed', () => {
  expect(trustLevel({ ...known, followersByLevel: [3] })).toBe(1)
  expect(trustLevel({ ...known, followersByLevel: [2, 0, 1] })).toBe(3)
  expect(trustLevel({ ...known, followersByLevel: [1, 1] })).toBeNull()
})

test('nobody at the last step lifts others', () => {
  const followersByLevel = Array.from({ length: LAST_LEVEL + 1 }, (_, level) => (level === LAST_LEVEL ? 100 : 0))
  expect(trustLevel({ ...known, followersByLevel })).toBeNull()
})

test('a new account, or one that never posted before, counts nothing, unless it is vouched for', () => {
  expect(trustLevel({ ...known, ageDays: 6, followersByLevel: [9] })).toBeNull()
  expect(trustLevel({ ...known, postingDays: 1, followersByLevel: [9] })).toBeNull()
  expect(trustLevel({ ...known, ageDays: 0, postingDays: 0, isVouchedFor: true })).toBe(0)
})

test('weights fall with the distance, to nothing', () => {
  expect([0, 3, 4, 5, null].map(trustWeight)).toEqual([1, 1, 0.5, 0.5, 0])
})
