import { expect, test } from 'vitest'
import { seededRandom } from '../arena/graph.ts'
import { playPhase } from './open-loop.ts'

test('arrivals come at drawn moments, as many as the rate says where it changes, and each with its own moment', async () => {
  const due: number[] = []
  const began = performance.now()
  const phase = { name: 'x', seconds: 0.5, from: 0, to: 8_000, mix: {} }
  await playPhase(phase, seededRandom(7), (dueAt) => due.push(dueAt - began))
  // 2,000 are expected, and 45 more or less are one deviation.
  expect(due.length).toBeGreaterThan(1_750)
  expect(due.length).toBeLessThan(2_250)
  expect(due).toEqual(due.toSorted((a, b) => a - b))
  // A rate that rises evenly: three of four come in the second half.
  const late = due.filter((at) => at > 250).length / due.length
  expect(late).toBeGreaterThan(0.7)
  expect(late).toBeLessThan(0.8)
})
