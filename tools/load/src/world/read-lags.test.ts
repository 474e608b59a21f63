import { expect, test } from 'vitest'
import { lagBetween } from './read-lags.ts'

test('quantiles are the bounds of their buckets, of what came between two readings alone', () => {
  const before = [[0.1, 90] as const, [1, 100] as const, [Infinity, 100] as const]
  const after = [[0.1, 141] as const, [1, 199] as const, [Infinity, 200] as const]
  expect(lagBetween(before, after)).toEqual({ count: 100, p50: 0.1, p99: 1, longest: Infinity })
  expect(lagBetween(after, after)).toEqual({ count: 0, p50: NaN, p99: NaN, longest: NaN })
})
