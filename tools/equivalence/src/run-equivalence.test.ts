import { expect, test } from 'vitest'
import { formatReport, holds } from './report.ts'
import { runEquivalence } from './run-equivalence.ts'

/** A quarter of a minute on a quiet machine, most of it for nine processes to start and for one rest. */
const SCHEDULES = 8
const FAULTS = 3
/** The whole of it on a machine that does other things too. */
const LIMIT_MS = 240_000

test(
  'while people write and processes die, no walk repeats a post or shows a hidden one; at rest every feed is the SQL answer',
  async () => {
    const report = await runEquivalence(
      { seed: 20_261_126, schedules: SCHEDULES, perRound: SCHEDULES, faultsPerRound: FAULTS, cluster: false },
      () => {},
    )
    expect(holds(report), formatReport(report)).toBe(true)
    expect(report.schedules).toBe(SCHEDULES)
    expect(report.worldFaults.total()).toBe(FAULTS)
    // It was the fast path that was compared.
    expect(report.sources.of('feed=home,source=redis')).toBeGreaterThan(100)
  },
  LIMIT_MS,
)
