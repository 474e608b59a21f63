import type { Tally } from '@matjip/chaos'
import type { Happened } from './run/in-world.ts'
import type { ScheduleFault } from './run/run-schedule.ts'

/** What a run came to. */
export interface EquivalenceReport extends Happened {
  seed: number
  schedules: number
  rounds: number
  walks: number
  pages: number
  items: number
  faults: readonly ScheduleFault[]
}

/** Faults that are printed; one is enough to begin with. */
const SHOWN = 20

const number = (count: number) => count.toLocaleString('en')

export function holds({ faults, defects, answers }: EquivalenceReport): boolean {
  return faults.length === 0 && defects.length === 0 && serverErrors(answers) === 0
}

/** 5xx other than 503. */
function serverErrors(answers: Tally): number {
  return answers
    .entries()
    .filter(([name]) => name.startsWith('5') && name !== '503')
    .reduce((sum, [, times]) => sum + times, 0)
}

function table(title: string, tally: Tally): string[] {
  return [
    `${title}: ${number(tally.total())}`,
    ...tally.entries().map(([name, times]) => `  ${number(times).padStart(9)}  ${name}`),
  ]
}

/** Everything, with the figure on the last line. */
export function formatReport(report: EquivalenceReport): string {
  const { seed, schedules, rounds, seconds, walks, pages, items, faults, defects, answers } = report
  const of = (...kinds: string[]) => faults.filter(({ kind }) => kinds.includes(kind)).length
  return [
    ...table('Faults of the world', report.worldFaults),
    ...table('Faults of the queue', report.queueFaults),
    ...table('Answers', answers),
    ...table('Pages by source', report.sources),
    ...defects.map((words) => `✗ ${words}`),
    ...faults
      .slice(0, SHOWN)
      .flatMap(({ seed: own, kind, words, where }) => [`✗ seed ${own}: ${kind}: ${words}`, `    ${where}`]),
    ...(faults.length > SHOWN ? [`  … and ${faults.length - SHOWN} more`] : []),
    ...(faults[0] ? [`replay: npm run equivalence -- --schedules 1 --seed ${faults[0].seed}`] : []),
    `equivalence ${holds(report) ? 'holds' : 'FAILS'}: ${number(schedules)} schedules in ${number(rounds)} rounds and ` +
      `${Math.round(seconds)} s, ${number(walks)} walks of ${number(pages)} pages and ${number(items)} items; ` +
      `${number(report.worldFaults.total())} faults of the world, ${number(report.queueFaults.total())} of the queue; ` +
      `skipped ${of('skipped')}, repeated ${of('repeated', 'out of order')}, shown ${of('shown')}, ` +
      `unequal ${of('unequal', 'older than one’s own edit')}, refused ${of('refused')}; seed ${seed}`,
  ].join('\n')
}
