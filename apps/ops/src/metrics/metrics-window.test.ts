import { expect, test } from 'vitest'
import { createMetricsWindows } from './metrics-window.ts'
import { parseMetrics } from './parse-metrics.ts'
import type { Scraped } from './scrape.ts'

const scraped = (name: string, text: string | null, address = 'a'): Scraped => ({
  name,
  address,
  readings: text === null ? null : parseMetrics(text),
})

test('a rate is what counters of all processes rose by, a second; the first look has none', () => {
  const look = createMetricsWindows()
  const first = look([scraped('one', 'x_total{k="a"} 10\nx_total{k="b"} 5'), scraped('two', 'x_total{k="a"} 7')], 0)
  expect([first.rate('x_total'), first.total('x_total')]).toEqual([null, 22])
  const next = look([scraped('one', 'x_total{k="a"} 14\nx_total{k="b"} 5'), scraped('two', 'x_total{k="a"} 9')], 2_000)
  expect(next.rate('x_total')).toBe(3)
  expect(next.rate('x_total', ({ k }) => k === 'b')).toBe(0)
  expect(next.by('x_total', 'k')).toEqual({ a: 23, b: 5 })
})

test('a process that began anew has risen from nothing, and one that came back is not taken for a burst', () => {
  const look = createMetricsWindows()
  look([scraped('one', 'x_total 1000')], 0)
  expect(look([scraped('one', 'x_total 4')], 1_000).rate('x_total')).toBe(4)
  expect(look([scraped('one', null)], 2_000).rate('x_total')).toBe(0)
  expect(look([scraped('one', 'x_total 900')], 3_000).rate('x_total')).toBe(0)
  expect(look([scraped('one', 'x_total 901\ny_total 2')], 4_000).rate('y_total')).toBe(2)
})

test('tasks of one name are told apart by their address', () => {
  const look = createMetricsWindows()
  look([scraped('one', 'x_total 10', 'a'), scraped('one', 'x_total 50', 'b')], 0)
  const next = look([scraped('one', 'x_total 11', 'a'), scraped('one', 'x_total 52', 'b')], 1_000)
  expect(next.rate('x_total')).toBe(3)
})

test('a spread is of what was observed between two looks, not of all before', () => {
  const look = createMetricsWindows()
  const buckets = (fast: number, slow: number) =>
    scraped('one', `lag_bucket{le="1"} ${fast}\nlag_bucket{le="10"} ${slow}\nlag_bucket{le="+Inf"} ${slow}`)
  look([buckets(1_000, 1_000)], 0)
  const { p50, p95 } = look([buckets(1_000, 1_100)], 1_000).spread('lag')
  expect(p50).toBeCloseTo(5.5)
  expect(p95).toBeCloseTo(9.55)
  expect(look([buckets(1_000, 1_100)], 2_000).spread('lag')).toEqual({ p50: null, p95: null })
})
