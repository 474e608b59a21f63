import { setTimeout as sleep } from 'node:timers/promises'
import type { Violation } from '@matjip/relations'
import { collectLiveState } from '../live/collect-live-state.ts'
import type { LiveStores } from '../live/collect-live-state.ts'
import type { LiveState } from '../live/live-state.ts'
import { checkLiveState } from './check-live-state.ts'
import type { Finding } from './finding.ts'

/** Looks until a violation is believed: what is on its way moves on between two of them. */
const LOOKS = 3
/** Milliseconds between looks: some rounds of the fold (FOLD_INTERVAL_MS is 200). */
const BETWEEN_MS = 1_500

export interface Checked {
  state: LiveState
  findings: Finding[]
  looks: number
}

/**
 * Checks a live system. A violation counts where every look finds it; only I2 is exact at once, for it is one statement's
 * view. Where nothing looks wrong, one look is enough.
 */
export async function checkLive(stores: LiveStores, betweenMs = BETWEEN_MS): Promise<Checked> {
  const first = await look(stores)
  const certain = namesOf(first.findings.filter(({ invariant }) => invariant === 'I2'))
  let suspects = namesOf(first.findings)
  let last = first
  let looks = 1
  for (; looks < LOOKS && suspects.difference(certain).size > 0; looks += 1) {
    await sleep(betweenMs)
    last = await look(stores)
    suspects = suspects.intersection(namesOf(last.findings)).union(certain)
  }
  const findings = last.findings.map((finding, index) => {
    const found = finding.invariant === 'I2' ? (first.findings[index] ?? finding) : finding
    return { ...found, violations: found.violations.filter((violation) => suspects.has(nameOf(violation))) }
  })
  return { state: last.state, findings, looks }
}

async function look(stores: LiveStores): Promise<Pick<Checked, 'state' | 'findings'>> {
  const state = await collectLiveState(stores)
  return { state, findings: checkLiveState(state) }
}

const nameOf = ({ invariant, subject }: Violation) => `${invariant} ${subject}`

function namesOf(findings: readonly Finding[]): Set<string> {
  return new Set(findings.flatMap(({ violations }) => violations.map(nameOf)))
}
