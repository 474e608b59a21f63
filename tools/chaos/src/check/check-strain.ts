import { COMMITTED, QUEUED } from '../load/click-kinds.ts'
import type { ChaosSettings } from '../settings.ts'
import type { Tally } from '../tally.ts'
import { greatFaults } from '../wait-until-over.ts'
import { findingOf } from './finding.ts'
import type { Finding } from './finding.ts'

/** Faults of processes and stores a minute: the schedule alone draws 24; under a load of 40 on 2 cores there were 39. */
const LEAST_FAULTS = 10

export interface Strain {
  /** Clicks with all their tries: `accepted`, `given up`. */
  clicks: Tally
  /** Of the API's 202 and 200, by kind. */
  accepted: Tally
  /** Follows that a block met which stands at the end. */
  met: number
  faults: Tally
  /** Of faults and clicks. */
  seconds: number
}

/**
 * What a run has to go through to prove anything: a product that took no click has lost none, and one that nothing befell may
 * well be right.
 */
export function checkStrain(
  { clicks, accepted, met, faults, seconds }: Strain,
  { leastAccepted, leastMet }: Pick<ChaosSettings, 'leastAccepted' | 'leastMet'>,
): Finding[] {
  const [taken, drawn] = [clicks.of('accepted'), clicks.total()]
  const perMinute = (greatFaults(faults) * 60) / seconds
  const kinds = [...QUEUED, ...COMMITTED]
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
    findingOf('hardly any follow met a block', 1, met >= leastMet ? [] : [`${met}, fewer than ${leastMet}`]),
  ]
}
