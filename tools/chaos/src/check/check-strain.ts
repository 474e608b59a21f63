import { kindTable } from '@matjip/contracts'
import type { Tally } from '../tally.ts'
import { greatFaults } from '../wait-until-over.ts'
import { findingOf } from './finding.ts'
import type { Finding } from './finding.ts'

/** Faults of processes and stores a minute: the schedule alone draws 24; under a load of 40 on 2 cores there were 39. */
const LEAST_FAULTS = 10

export interface Strain {
  /** Clicks with all their tries: `accepted`, `given up`. */
  clicks: Tally
  /** Of the API's 202, by kind. */
  accepted: Tally
  faults: Tally
  /** Of faults and clicks. */
  seconds: number
}

/**
 * What a run has to go through to prove anything: a product that took no click has lost none, and one that nothing befell may
 * well be right.
 */
export function checkStrain({ clicks, accepted, faults, seconds }: Strain, leastAccepted: number): Finding[] {
  const [taken, drawn] = [clicks.of('accepted'), clicks.total()]
  const perMinute = (greatFaults(faults) * 60) / seconds
  const kinds = Object.keys(kindTable)
  return [
    findingOf(
      'too few clicks accepted',
      1,
      taken > 0 && taken >= drawn * leastAccepted ? [] : [`${taken} of ${drawn}, less than ${leastAccepted * 100} %`],
    ),
    findingOf(
      'hardly any faults of processes and stores',
      1,
      perMinute >= LEAST_FAULTS ? [] : [`${perMinute.toFixed(1)} a minute, fewer than ${LEAST_FAULTS}`],
    ),
    findingOf(
      'kinds never accepted',
      kinds.length,
      kinds.filter((kind) => accepted.of(kind) === 0),
    ),
  ]
}
