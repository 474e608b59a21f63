import type { Random } from './random.ts'

/** What can go wrong at a step of a process, by the name under which it is counted. */
export const STEP_FAULTS = [
  'kill before the step',
  'kill after the step',
  'pause longer than the visibility timeout',
  'redis: no answer, nothing done',
  'redis: done, reply lost',
  'redis: command served twice',
  'postgres: abort',
  'postgres: committed, reply lost',
  'sqs: request failed',
  'sqs: done, reply lost',
  'sqs: request served twice',
] as const

/** What goes wrong beside the processes. */
export const EVENT_FAULTS = [
  'redis wiped',
  'redis failed over, last writes lost',
  'redis away',
  'redis evicts a volatile key',
  'postgres away',
  'postgres restarts',
  'postgres away for ten visibility timeouts',
  'clock of an instance steps',
  'target deleted',
  'actor deleted',
  'somebody blocks another',
] as const

/** What the queue does to messages. */
export const QUEUE_FAULTS = [
  'message delivered twice',
  'message delayed past later ones',
  'ghost after delete',
  'send refused in part',
  'delete refused in part',
  'delete by an old receipt without effect',
] as const

/** What clients send. */
export const CLICK_FAULTS = ['poison body', 'poison operation', 'target missing', 'answer lost to the client'] as const

const ALL = [...STEP_FAULTS, ...EVENT_FAULTS, ...QUEUE_FAULTS, ...CLICK_FAULTS] as const
export type Fault = (typeof ALL)[number]
export const FAULTS: readonly Fault[] = ALL

/** How likely each fault is in a schedule: per step, per message, per click, or events of the schedule. */
export type FaultPlan = Readonly<Record<Fault, number>>

/** Highest probability per opportunity; for events, how many a schedule has at most. */
const MOST: Record<Fault, number> = {
  'kill before the step': 0.02,
  'kill after the step': 0.02,
  'pause longer than the visibility timeout': 0.01,
  'redis: no answer, nothing done': 0.03,
  'redis: done, reply lost': 0.03,
  'redis: command served twice': 0.05,
  'postgres: abort': 0.1,
  'postgres: committed, reply lost': 0.1,
  'sqs: request failed': 0.03,
  'sqs: done, reply lost': 0.03,
  'sqs: request served twice': 0.03,
  'redis wiped': 3,
  'redis failed over, last writes lost': 5,
  'redis away': 2,
  'redis evicts a volatile key': 20,
  'postgres away': 2,
  'postgres restarts': 3,
  'postgres away for ten visibility timeouts': 1,
  'clock of an instance steps': 4,
  'target deleted': 2,
  'actor deleted': 1,
  'somebody blocks another': 2,
  'message delivered twice': 0.2,
  'message delayed past later ones': 0.3,
  'ghost after delete': 0.1,
  'send refused in part': 0.1,
  'delete refused in part': 0.2,
  'delete by an old receipt without effect': 1,
  'poison body': 0.02,
  'poison operation': 0.02,
  'target missing': 0.05,
  'answer lost to the client': 0.02,
}

/**
 * A plan for one schedule. Each fault is left out of half of the plans, so that what one fault hides another shows
 * (swarm testing), and one plan in ten has none at all.
 */
export function planFaults(random: Random, without: readonly string[] = []): FaultPlan {
  const quiet = random.chance(0.1)
  const entries = FAULTS.map((fault) => {
    const rare = fault === 'postgres away for ten visibility timeouts' ? 0.04 : 0.5
    const drawn = random.chance(rare) ? MOST[fault] * random.next() : 0
    return [fault, quiet || without.includes(fault) ? 0 : drawn] as const
  })
  return Object.fromEntries(entries) as Record<Fault, number>
}
