import { expect, test } from 'vitest'
import { growthsOf, hasGrown } from './growth.ts'
import type { Sample } from './sample.ts'

const samples = (
  of: (minute: number) => { mb?: number; old?: number; descriptors?: number; redis?: number },
): Sample[] =>
  Array.from({ length: 30 }, (_, minute) => {
    const { mb = 100, old = 50, descriptors = 40, redis = 20 } = of(minute)
    return {
      processes: { feeds: { residentMb: mb, oldHeapMb: old, descriptors } } as Sample['processes'],
      postgres: 30,
      redis,
    }
  })
const grown = (list: Sample[]) =>
  growthsOf(list)
    .filter(hasGrown)
    .map(({ what }) => what)

test('what goes up and down has not grown; what only goes up has, and is named', () => {
  expect(grown(samples((minute) => ({ mb: 100 + (minute % 5) * 6 })))).toEqual([])
  expect(grown(samples((minute) => ({ mb: 100 + minute })))).toEqual(['feeds residentMb'])
  expect(grown(samples((minute) => ({ descriptors: 40 + minute })))).toEqual(['feeds descriptors'])
  expect(grown(samples((minute) => ({ redis: 20 + minute / 3 })))).toEqual(['connections to Redis'])
  // Clients in a rush, or some that stay each time.
  expect(grown(samples((minute) => ({ descriptors: 40 + (minute % 4) * minute })))).toEqual([])
  expect(grown(samples((minute) => ({ descriptors: 40 + (minute % 4) * 20 + minute })))).toEqual(['feeds descriptors'])
  // Collected every fourth minute, or a little more left each time.
  expect(grown(samples((minute) => ({ old: 50 + (minute % 4) * minute })))).toEqual([])
  expect(grown(samples((minute) => ({ old: 50 + (minute % 4) * 20 + minute / 2 })))).toEqual(['feeds oldHeapMb'])
})
