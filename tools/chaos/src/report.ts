import { formatFindings } from './check/finding.ts'
import type { Finding } from './check/finding.ts'
import type { Tally } from './tally.ts'
import { greatFaults } from './wait-until-over.ts'

/** What one run came to. */
export interface ChaosReport {
  seed: number
  seconds: number
  faults: Tally
  /** Of the API, by status. */
  answers: Tally
  /** Clicks with all their tries: `accepted`, `given up`. */
  clicks: Tally
  /** Of the API's 202 and 200, by kind. */
  accepted: Tally
  /** Follows that a block met which stands at the end. */
  met: number
  deliveries: Tally
  /** Messages that reached the queue. */
  sent: number
  poison: number
  pairs: number
  overruled: number
  drainSeconds: number
  findings: readonly Finding[]
}

const number = (count: number) => count.toLocaleString('en')

function table(title: string, tally: Tally): string {
  const lines = tally.entries().map(([name, times]) => `  ${number(times).padStart(9)}  ${name}`)
  return [`${title}: ${number(tally.total())}`, ...lines].join('\n')
}

/** An event = a click that was answered, or a message that the queue handed out. Clicks without an answer do not count. */
export function eventsOf({ answers, deliveries }: ChaosReport): number {
  return answers.total() - answers.of('out of order') - answers.of('no answer') + deliveries.total()
}

/** Whether everything was compared and right, in a run that could have gone wrong (`checkStrain`). */
export function holds({ findings }: ChaosReport): boolean {
  return findings.length > 0 && findings.every(({ wrong }) => wrong === 0)
}

/** Everything, with the figure on the last line. */
export function formatReport(report: ChaosReport): string {
  const { faults, answers, clicks, accepted, deliveries, findings, seconds, drainSeconds } = report
  const { sent, pairs, poison, overruled, seed } = report
  const wrongOf = (...starts: string[]) =>
    findings
      .filter(({ name }) => starts.some((start) => name.startsWith(start)))
      .reduce((sum, { wrong }) => sum + wrong, 0)
  const great = greatFaults(faults)
  return [
    table('Faults', faults),
    table('Answers to clicks', answers),
    table('Clicks, each with its tries', clicks),
    table('Accepted, by kind', accepted),
    table('Deliveries', deliveries),
    `Messages that reached the queue: ${number(sent)}; pairs: ${number(pairs)}; poison: ${number(poison)}`,
    `Unanswered clicks that got through and overruled an accepted one by an instance's clock: ${number(overruled)}`,
    `At rest ${drainSeconds.toFixed(1)} s after the last fault`,
    'Checks',
    ...formatFindings(findings),
    `chaos ${holds(report) ? 'holds' : 'FAILS'}: ${number(great)} faults of processes and stores and ` +
      `${number(faults.total() - great)} of requests and connections in ${Math.round(seconds)} s, ` +
      `${number(eventsOf(report))} events, ${number(accepted.total())} accepted of ${accepted.entries().length} kinds; ` +
      `lost ${wrongOf('accepted clicks lost', 'blocks and mutes lost')}, follows left by blocks ${wrongOf('follows')}, doubled ${wrongOf('counters above')}, ` +
      `drift of rows ${wrongOf('rows')}, of counters ${wrongOf('counters')}, of displayed counts ${wrongOf('displayed')}, ` +
      `healthy in DLQ ${wrongOf('messages in the dead')}; seed ${seed}`,
  ].join('\n')
}
