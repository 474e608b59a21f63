import { expect, test } from 'vitest'
import { minutesOf } from './minutes.ts'

test('minutes are a number above 0, or what they are unless told', () => {
  expect([minutesOf(undefined, 4), minutesOf('0.5', 4), minutesOf('12', 4)]).toEqual([4, 0.5, 12])
  for (const text of ['0', '-1', 'abc', '5m', '', 'Infinity']) expect(() => minutesOf(text, 4)).toThrow(`not ${text}`)
})
