import { expect, test } from 'vitest'
import { createFence } from './fence.ts'

test('a reading answers those who asked before it began, and nobody who asks while it is under way', async () => {
  const begun: PromiseWithResolvers<{ bytes: number; timeline: string }>[] = []
  const fence = createFence(() => {
    const reading = Promise.withResolvers<{ bytes: number; timeline: string }>()
    begun.push(reading)
    return reading.promise
  })
  const first = [fence(), fence()]
  await Promise.resolve()
  await Promise.resolve()
  const late = [fence(), fence()]
  expect(begun).toHaveLength(1)
  begun[0]?.resolve({ bytes: 1, timeline: 'a' })
  expect((await Promise.all(first)).map(({ bytes }) => bytes)).toEqual([1, 1])
  await new Promise(setImmediate)
  expect(begun).toHaveLength(2)
  begun[1]?.resolve({ bytes: 2, timeline: 'a' })
  expect((await Promise.all(late)).map(({ bytes }) => bytes)).toEqual([2, 2])
})

test('a reading that fails is not kept', async () => {
  let attempts = 0
  const fence = createFence(async () => {
    attempts += 1
    if (attempts === 1) throw new Error('away')
    return { bytes: attempts, timeline: 'a' }
  })
  await expect(fence()).rejects.toThrow('away')
  expect(await fence()).toEqual({ bytes: 2, timeline: 'a' })
})
