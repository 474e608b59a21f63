import { expect, test } from 'vitest'
import { positive, positiveWhole } from './positive-option.ts'

const NONE = ['0', '-1', 'abc', '5m', '', 'Infinity']

test('a number above 0, or nothing where the option was not given', () => {
  expect([positive('minutes', undefined), positive('minutes', '0.5'), positive('minutes', '12')]).toEqual([
    undefined,
    0.5,
    12,
  ])
  for (const text of NONE)
    expect(() => positive('minutes', text)).toThrow(`--minutes takes a number above 0, not ${text}`)
})

test('a whole number above 0, or nothing where the option was not given', () => {
  expect([positiveWhole('seed', undefined), positiveWhole('seed', '12')]).toEqual([undefined, 12])
  for (const text of [...NONE, '0.5', '9007199254740993'])
    expect(() => positiveWhole('seed', text)).toThrow(`--seed takes a whole number above 0, not ${text}`)
})
