import { setImmediate as next } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createTurns } from './turns.ts'

test('no more turns than there are, in the order in which they were asked for', async () => {
  const turns = createTurns(2)
  const had: number[] = []
  const ask = (name: number) => turns.take().then(() => had.push(name))
  void [1, 2, 3, 4].map(ask)
  await next()
  expect([had, turns.isFree()]).toEqual([[1, 2], false])
  turns.giveBack()
  // Given on, not free: nobody gets in between.
  expect(turns.isFree()).toBe(false)
  await next()
  expect(had).toEqual([1, 2, 3])
  turns.giveBack()
  turns.giveBack()
  await next()
  expect([had, turns.isFree()]).toEqual([[1, 2, 3, 4], true])
})
