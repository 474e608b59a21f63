import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test, vi } from 'vitest'
import { watchLoopLateness } from './loop-lateness.ts'

const block = (ms: number) => {
  const until = performance.now() + ms
  while (performance.now() < until);
}

test.each([90, 150, 400])(
  'one long turn is no pressure, turns that go on taking %i ms are, and it ends with them',
  { timeout: 20_000 },
  async (turnMs) => {
    const lateness = watchLoopLateness()
    onTestFinished(lateness.stop)
    block(400)
    await sleep(150)
    expect(lateness.ms()).toBeLessThan(50)
    const deadline = performance.now() + 10_000
    while (lateness.ms() < 50 && performance.now() < deadline) {
      block(turnMs)
      await sleep(0)
    }
    expect(lateness.ms()).toBeGreaterThan(50)
    await vi.waitUntil(() => lateness.ms() < 50, { timeout: 5_000 })
  },
)
