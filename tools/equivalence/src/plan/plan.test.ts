import { expect, test } from 'vitest'
import { drawPlan } from './draw-plan.ts'
import { shrinkPlan } from './shrink-plan.ts'

test('a seed is a plan: the same seed the same, another one another', () => {
  expect(drawPlan(7)).toEqual(drawPlan(7))
  expect(drawPlan(7)).not.toEqual(drawPlan(8))
})

test('everybody writes in one lane only, so that what somebody does is done in order', () => {
  for (let seed = 1; seed <= 20; seed += 1) {
    const { lanes } = drawPlan(seed)
    const writers = lanes.map((steps) => new Set(steps.filter((step) => step.do !== 'read').map(({ by }) => by)))
    const all = writers.flatMap((lane) => [...lane])
    expect(new Set(all).size).toBe(all.length)
  }
})

test('a plan shrinks to the steps that matter', async () => {
  const plan = drawPlan(3)
  const [first, second] = [plan.lanes[0]?.[4], plan.lanes[2]?.[7]]
  const needed = new Set([first, second])
  const small = await shrinkPlan(
    plan,
    async ({ lanes }) => [...needed].every((step) => step && lanes.flat().includes(step)),
    1_000,
  )
  expect(small.lanes.flat()).toEqual([first, second])
})
