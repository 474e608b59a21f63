import fc from 'fast-check'
import { Counter, Registry } from 'prom-client'
import { expect, test } from 'vitest'
import { parseMetrics } from './parse-metrics.ts'

test('what prom-client writes is read as it was counted, whatever labels hold', async () => {
  const text = fc.string({ unit: fc.constantFrom('a', '"', '\\', '\n', 'n', '{', '}', ',', '=', ' ', '국') })
  await fc.assert(
    fc.asyncProperty(text, fc.integer({ min: 0, max: 2 ** 40 }), async (label, value) => {
      const registry = new Registry()
      new Counter({ name: 'bowls_total', help: 'x', labelNames: ['soup', 'size'], registers: [registry] }).inc(
        { soup: label, size: 'large' },
        value,
      )
      const [reading] = parseMetrics(await registry.metrics())
      expect(reading).toMatchObject({ name: 'bowls_total', labels: { soup: label, size: 'large' }, value })
    }),
  )
})

test('comments, blank lines and what cannot be read are left out', () => {
  expect(parseMetrics('# HELP x y\n\nx 1\nx{le="+Inf"} +Inf\nnonsense\nx NaN\n')).toEqual([
    { name: 'x', labels: {}, value: 1, key: 'x' },
    { name: 'x', labels: { le: '+Inf' }, value: Infinity, key: 'x{le="+Inf"}' },
  ])
})
