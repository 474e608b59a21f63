import type { Pool } from './pool.ts'
import { addResult, count, faultTable, faultsOf, figureLine, noFigures } from './report.ts'
import { linesAbout, shrink } from './shrink.ts'

export interface SimulateOptions {
  schedules: number
  seed: number
  requests?: number
  without?: string[]
}

/** Milliseconds between two lines of progress. */
const PROGRESS_MS = 10_000
/** The share of requests that must be accepted: a pipeline that takes nothing breaks no promise either. */
const MIN_ACCEPTED = 0.6
/** Schedules below which the share is a matter of chance. */
const ENOUGH_TO_JUDGE = 50
/** After so many schedules that went wrong there is enough to look at. */
const ENOUGH = 5

/** Runs schedules and prints what came of them. @returns whether all promises held */
export async function simulate(pool: Pool, { schedules, seed, ...rest }: SimulateOptions): Promise<boolean> {
  const figures = noFigures()
  const started = performance.now()
  let saidAt = started
  await pool.run({ seed, ...rest }, schedules, (result) => {
    addResult(figures, result)
    if (performance.now() - saidAt > PROGRESS_MS) {
      saidAt = performance.now()
      const { requests, failed } = figures
      console.log(
        `${count(figures.schedules)} of ${count(schedules)} schedules, ${count(requests)} requests, ${count(faultsOf(figures))} faults, ${failed.length} violations`,
      )
    }
    return figures.failed.length < ENOUGH
  })
  console.log(`faults by kind\n${faultTable(figures)}`)
  for (const { seed: bad, violations } of figures.failed)
    console.log(`seed ${bad}: ${violations.map((v) => `${v.invariant} ${v.subject}: ${v.detail}`).join('; ')}`)
  const [first] = figures.failed
  if (first) await explain({ seed: first.seed, ...rest })
  const idle = figures.schedules >= ENOUGH_TO_JUDGE && figures.accepted < MIN_ACCEPTED * figures.requests
  if (idle) console.log('too few requests were accepted: that proves nothing')
  console.log(figureLine(figures, (performance.now() - started) / 1000))
  return figures.failed.length === 0 && !idle
}

/** Prints the smallest schedule that goes wrong as this one does. */
async function explain(options: Omit<SimulateOptions, 'schedules'>): Promise<void> {
  const { options: least, outcome } = await shrink(options)
  console.log(`\nsmallest schedule found for seed ${options.seed}: ${outcome.requests} requests`)
  for (const { invariant, subject, detail } of outcome.violations) console.log(`  ${invariant} ${subject}: ${detail}`)
  console.log(
    linesAbout(outcome)
      .map((line) => `  ${line}`)
      .join('\n'),
  )
  const parts = [`--seed ${least.seed} --schedules 1`]
  if (least.requests !== undefined) parts.push(`--requests ${least.requests}`)
  if (least.without?.length) parts.push(`--without '${least.without.join(';')}'`)
  console.log(`replay: npm run simulate -- ${parts.join(' ')}\n`)
}
