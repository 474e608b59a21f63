import { expect, test } from 'vitest'
import { createFailedAlone } from './failed-alone.ts'

test('failures are counted for each message, and from the start again once it was handled', () => {
  const failed = createFailedAlone()
  expect([failed.note('a'), failed.note('a'), failed.note('b')]).toEqual([1, 2, 1])
  failed.forget('a')
  expect([failed.note('a'), failed.note('b')]).toEqual([1, 2])
})

test('no more are remembered than are allowed: the one that has failed least lately is forgotten', () => {
  const failed = createFailedAlone(2)
  for (const id of ['a', 'b', 'a', 'c']) failed.note(id)
  expect([failed.note('a'), failed.note('b')]).toEqual([3, 1])
})
