import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundle } from '@matjip/stack'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { worldFaults } from '../faults/world-faults.ts'
import { WORLD_PROCESSES } from '../world/processes.ts'
import { applyAblation } from './ablation.ts'
import { ablations } from './index.ts'

const outdir = mkdtempSync(join(tmpdir(), 'matjip-ablations-'))
let bundles: ReadonlyMap<string, string>
beforeAll(async () => {
  await bundle({ processes: WORLD_PROCESSES, outdir })
  const files = WORLD_PROCESSES.map((process) => join(outdir, `${process.bundle}.js`))
  bundles = new Map(files.map((file) => [file, readFileSync(file, 'utf8')]))
})
afterAll(() => rmSync(outdir, { recursive: true, force: true }))

test.each(ablations.map((ablation) => [ablation.name, ablation] as const))(
  '%s: what it replaces is in the bundles, so that it still switches something off',
  (_name, ablation) => {
    expect(applyAblation(ablation, bundles).size).toBeGreaterThan(0)
  },
)

test('what strikes more often is a fault of the world', () => {
  const known = new Set(worldFaults.map(({ name }) => name))
  for (const { strikes } of ablations) if (strikes !== undefined) expect(known).toContain(strikes)
})

test('a text that is nowhere is an error, not an ablation that finds nothing', () => {
  const stale = { name: 'old', rule: 'none', replace: [['a text of long ago', '']] as const }
  expect(() => applyAblation(stale, bundles)).toThrow('stale')
})
