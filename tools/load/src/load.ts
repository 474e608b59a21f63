/**
 * `npm run load -- WORKLOAD [--minutes N] [--seed N] [--out DIR]`: plays a load on the product as shipped, with arrivals that wait
 * for no answer. Prints latencies from the drawn moment by route, goodput, CPU by process, what was lost and what was wrong, beside
 * ceilings of the same run; writes them as JSON and HTML. Exit 0 only where nothing was lost or wrong and the claim holds.
 */
import { parseArgs } from 'node:util'
import { positive, positiveWhole } from '@matjip/stack'
import { writeVerdicts } from './goals/bench-json.ts'
import { judgeRun } from './report/judge-run.ts'
import { judgeOverload, overloadGoals } from './overload/judge-overload.ts'
import { playOverload } from './overload/overload.ts'
import { printOverload } from './overload/print-overload.ts'
import { renderOverload } from './overload/render-overload.ts'
import { printSummary } from './report/print-summary.ts'
import { renderSummary } from './report/render-summary.ts'
import { summarise } from './report/summary.ts'
import { writeReport } from './report/write-report.ts'
import { haveBreakfast } from './world/breakfast.ts'
import { openLoadWorld } from './world/load-world.ts'
import { measureCeilings } from './world/measure-ceilings.ts'
import { runWorkload } from './workloads/run-workload.ts'
import { postsOf, WORKLOADS } from './workloads/table.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    minutes: { type: 'string' },
    seed: { type: 'string' },
    out: { type: 'string' },
    json: { type: 'string' },
  },
})
const [name = ''] = positionals
const seed = positiveWhole('seed', values.seed) ?? 1
const isKnown = name === 'overload' || name in WORKLOADS
if (!isKnown) throw new Error(`which of ${[...Object.keys(WORKLOADS), 'overload'].join(', ')}?`)
const line = name === 'overload' ? await overload() : await asItIs(name)
console.log(`load ${name} ${process.exitCode === 0 ? 'holds' : 'FAILS'}: ${line}`)

/** Says what does not hold, and where the report is. */
function conclude(broken: readonly string[], json: unknown, html: string): void {
  for (const claim of broken) console.log(`✗ ${claim}`)
  console.log(`Report: ${writeReport(name, json, html, values.out)}`)
  process.exitCode = broken.length === 0 ? 0 : 1
}

async function asItIs(name: string): Promise<string> {
  const { of, minutes, byStar = false } = WORKLOADS[name] as (typeof WORKLOADS)[string]
  const workload = of(positive('minutes', values.minutes) ?? minutes)
  const world = await openLoadWorld({ posts: postsOf(workload), byStar })
  try {
    await haveBreakfast(world)
    const ran = await runWorkload(world, workload, seed)
    const summary = summarise(name, workload.about, world.source, ran, await measureCeilings(world))
    printSummary(summary)
    conclude(judgeRun(summary), summary, renderSummary(summary))
    const { totals, lost, wrong } = summary
    return (
      `${totals.arrivals.toLocaleString('en')} requests at ${(totals.arrivals / totals.seconds).toFixed(0)}/s, ` +
      `${((100 * totals.good) / totals.arrivals).toFixed(2)} % within a second, ${totals.refused} refused, ${totals.failed} failed, ${lost.length} lost, ${wrong.wrongs} wrong`
    )
  } finally {
    await world.stop()
  }
}

async function overload(): Promise<string> {
  const world = await openLoadWorld({ posts: 0 })
  try {
    await haveBreakfast(world)
    const played = await playOverload(world)
    printOverload(played)
    // What was written is looked for already, and would be most of the file.
    const { peak, ...rest } = played
    const broken = judgeOverload(played)
    conclude(broken, { ...rest, steps: peak.steps, peak: peak.best }, renderOverload(played))
    const storms = played.storms.map(
      ({ times, goodput, recoveredS }) =>
        `${((100 * goodput) / peak.best.goodput).toFixed(0)} % of it at ${times} ×, as before after ${recoveredS} s`,
    )
    const figure = `peak ${peak.best.goodput.toFixed(0)}/s, ${storms.join('; ')}; a refusal costs ${played.refusalUs.toFixed(1)} CPU µs; ${played.lost.length} lost, ${played.wrong.wrongs} wrong`
    writeVerdicts(values.json, [[name, { figure, broken, goals: overloadGoals(played) }]])
    return figure
  } finally {
    await world.stop()
  }
}
