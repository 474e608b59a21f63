import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test, vi } from 'vitest'
import { watchWaiting } from './waiting.ts'

function open() {
  const waiting = watchWaiting()
  onTestFinished(waiting.stop)
  const times = (count: number, what: () => void) => Array.from({ length: count }).forEach(what)
  return {
    waiting,
    enter: (count: number) => times(count, waiting.enter),
    leave: (count: number) => times(count, waiting.leave),
  }
}

test('few under way are no wait, however slow they are', async () => {
  const { waiting, enter } = open()
  enter(32)
  await sleep(700)
  expect(waiting.ms()).toBe(0)
})

test('a rush is no wait, a queue that stays is, as long as it takes to answer what is under way', async () => {
  const { waiting, enter, leave } = open()
  enter(200)
  expect(waiting.ms()).toBe(0)
  const began = performance.now()
  let answered = 0
  // One each 5 ms: 200 under way are a second.
  while (performance.now() - began < 1_500) {
    await sleep(20)
    const due = Math.floor((performance.now() - began) / 5) - answered
    leave(due)
    enter(due)
    answered += due
  }
  // The best window may have had more than its share, of a timer that fires late.
  expect(waiting.ms()).toBeGreaterThan(300)
  expect(waiting.ms()).toBeLessThan(1_300)
  leave(190)
  expect(waiting.ms()).toBe(0)
  await sleep(700)
  leave(10)
  enter(200)
  await sleep(150)
  expect(waiting.ms()).toBe(0)
  await vi.waitUntil(() => waiting.ms() === Infinity, { timeout: 5_000 })
})
