import { setImmediate as next } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createTurns } from './turns.ts'

test('no more turns than there are, in the order in which they were asked for', async () => {
  const turns = createTurns(2)
  const had: number[] = []
  const ask = (name: number) => turns.take(5_000).then(() => had.push(name))
  void [1, 2, 3, 4].map(ask)
  await next()
  expect([had, turns.waiting()]).toEqual([[1, 2], 2])
  turns.giveBack()
  // Given on at once: nobody gets in between.
  void ask(5)
  await next()
  expect([had, turns.waiting()]).toEqual([[1, 2, 3], 2])
  turns.giveBack()
  turns.giveBack()
  await next()
  expect([had, turns.waiting()]).toEqual([[1, 2, 3, 4, 5], 0])
})

test('who has waited for long enough goes without, and takes nobody’s turn', async () => {
  const turns = createTurns(1)
  expect(await turns.take(0)).toBe(true)
  expect([await turns.take(1), turns.waiting()]).toEqual([false, 0])
  const next = turns.take(5_000)
  turns.giveBack()
  expect(await next).toBe(true)
})
