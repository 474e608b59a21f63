import { expect, test } from 'vitest'
import { both, createFact, either, not, truthOf } from './fact.ts'

const seenAt = (at: number | undefined) => () => at

test('before, during and after a change: the old value, both, the new one', () => {
  const fact = createFact(false)
  fact.change({ value: true, from: 10, seenFrom: seenAt(20) })
  expect([...fact.possible(0, 9)]).toEqual([false])
  expect([...fact.possible(5, 12)]).toEqual([false, true])
  expect([...fact.possible(15, 25)]).toEqual([false, true])
  expect([...fact.possible(20, 25)]).toEqual([true])
})

test('a newer change that must be seen settles older ones that need not', () => {
  const fact = createFact(false)
  fact.change({ value: true, from: 10, seenFrom: seenAt(undefined) })
  expect([...fact.possible(50, 60)]).toEqual([false, true])
  fact.change({ value: false, from: 70, seenFrom: seenAt(80) })
  expect([...fact.possible(90, 95)]).toEqual([false])
})

test('truths join as three-valued logic has it', () => {
  expect([
    both('yes', 'maybe'),
    both('maybe', 'no'),
    either('maybe', 'no'),
    either('yes', 'maybe'),
    not('maybe'),
  ]).toEqual(['maybe', 'no', 'maybe', 'yes', 'maybe'])
  expect(truthOf(new Set([1, 2]), (value) => value > 0)).toBe('yes')
  expect(truthOf(new Set([1, -2]), (value) => value > 0)).toBe('maybe')
})
