import { expect, test } from 'vitest'
import { COMMITTED, QUEUED } from '../load/click-kinds.ts'
import { formatReport, holds } from '../report.ts'
import type { ChaosReport } from '../report.ts'
import { createTally } from '../tally.ts'
import { checkStrain } from './check-strain.ts'

const LEAST = { leastAccepted: 0.5, leastMet: 5 }
const KINDS: readonly string[] = [...QUEUED, ...COMMITTED]

interface Times {
  clicks?: Record<string, number>
  kinds?: readonly string[]
  faults?: Record<string, number>
  met?: number
}

/** A run of two minutes of which every comparison is right; enough was clicked and broken unless said otherwise. */
function reportOf({
  clicks = { accepted: 50, 'given up': 50 },
  kinds = KINDS,
  faults = { 'process: SIGKILL api': 20 },
  met = 5,
}: Times) {
  const tallyOf = (times: Record<string, number>) => {
    const tally = createTally()
    for (const [name, count] of Object.entries(times)) tally.add(name, count)
    return tally
  }
  const strain = {
    clicks: tallyOf(clicks),
    accepted: tallyOf(Object.fromEntries(kinds.map((kind) => [kind, 12]))),
    met,
    faults: tallyOf(faults),
    seconds: 120,
  }
  const counts = { seed: 1, sent: 0, poison: 0, pairs: 0, overruled: 0, drainSeconds: 0 }
  const [answers, deliveries] = [createTally(), createTally()]
  const report: ChaosReport = { ...strain, ...counts, answers, deliveries, findings: checkStrain(strain, LEAST) }
  return report
}

test('a run that was clicked and broken enough holds', () => {
  expect(holds(reportOf({}))).toBe(true)
})

test.each<[string, Times, string]>([
  ['nobody clicked', { clicks: {} }, '✗ too few clicks accepted'],
  ['less than half of the clicks were accepted', { clicks: { accepted: 49, 'given up': 51 } }, '49 of 100'],
  ['hardly anything broke', { faults: { 'process: SIGKILL api': 19 } }, '9.5 a minute'],
  [
    'only requests and connections broke',
    { faults: { 'queue: lost reply': 9_000, 'connection: cut': 900 } },
    '0.0 a minute',
  ],
  ['no block had a follow to end', { met: 4 }, '4, fewer than 5'],
  ['a kind was never accepted', { kinds: KINDS.slice(1) }, '✗ kinds never accepted: 1 of'],
])('a run fails where %s', (_what, times, words) => {
  const report = reportOf(times)
  expect(holds(report)).toBe(false)
  expect(formatReport(report)).toContain(words)
  expect(formatReport(report).split('\n').at(-1)).toMatch(/^chaos FAILS/)
})

test('a run that compared nothing does not hold', () => {
  expect(holds({ ...reportOf({}), findings: [] })).toBe(false)
})
