import { ablations } from '../ablations/index.ts'
import type { Ablation } from '../ablations/index.ts'
import type { Result } from './job.ts'
import type { Pool } from './pool.ts'
import { count } from './report.ts'

export interface Verdict {
  ablation: Ablation
  schedules: number
  requests: number
  found: Result | undefined
  /** Texts that the ablation should have replaced and that no script had. */
  stale: readonly string[]
}

/** Switches rules off, one at a time, and prints which schedule found it out. @returns whether each one was */
export async function ablate(pool: Pool, seed: number, schedules: number, only = ''): Promise<boolean> {
  const chosen = ablations.filter(({ name, rule }) => `${rule} ${name}`.includes(only))
  const verdicts: Verdict[] = []
  console.log(
    `${'rule'.padEnd(20)}${'switched off'.padEnd(54)}${'schedules'.padStart(9)}${'seed'.padStart(7)}  found by`,
  )
  for (const ablation of chosen) {
    const verdict = await judge(pool, ablation, seed, schedules)
    verdicts.push(verdict)
    console.log(rowOf(verdict))
  }
  const detected = verdicts.filter(({ found, stale }) => found && stale.length === 0).length
  const run = verdicts.reduce((sum, verdict) => sum + verdict.schedules, 0)
  console.log(`${detected} of ${chosen.length} ablations found out, in ${count(run)} schedules`)
  return detected === chosen.length && chosen.length > 0
}

async function judge(pool: Pool, ablation: Ablation, seed: number, most: number): Promise<Verdict> {
  let schedules = 0
  let requests = 0
  let found: Result | undefined
  const replaced = new Set<string>()
  await pool.run({ seed, ablation: ablation.name }, most, (result) => {
    schedules += 1
    requests += result.requests
    for (const text of result.replaced) replaced.add(text)
    if (result.violations.length > 0 && (!found || result.seed < found.seed)) found = result
    return !found
  })
  const stale = (ablation.lua ?? []).map(([text]) => text).filter((text) => !replaced.has(text))
  return { ablation, schedules, requests, found, stale }
}

function rowOf({ ablation, schedules, found, stale }: Verdict): string {
  const [violation] = found?.violations ?? []
  const by =
    stale.length > 0
      ? `STALE: no script contains ${stale.join(' | ')}`
      : violation && `${violation.invariant}: ${violation.detail}`
  const name = `${ablation.rule.padEnd(20)}${ablation.name.padEnd(54)}`
  return `${name}${String(schedules).padStart(9)}${String(found?.seed ?? '-').padStart(7)}  ${by ?? 'NOT FOUND OUT'}`
}
