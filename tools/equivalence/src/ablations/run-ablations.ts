import { runEquivalence } from '../run-equivalence.ts'
import { ablations } from './index.ts'

/** Schedules that an ablation may survive at most, in rounds that end at the first fault. */
const SCHEDULES = 48
const PER_ROUND = 12
/** As many as a round of a hundred has three times over: some rules matter only when something fails. */
const FAULTS = 6

/** Switches each rule off in turn. @returns the names of those that nothing missed */
export async function runAblations(
  seed: number,
  only: readonly string[],
  say: (line: string) => void,
): Promise<{ run: number; survived: string[] }> {
  const chosen = ablations.filter(({ name }) => only.length === 0 || only.some((word) => name.includes(word)))
  const survived: string[] = []
  for (const ablation of chosen) {
    const settings = { seed, schedules: SCHEDULES, perRound: PER_ROUND, faultsPerRound: FAULTS, cluster: false }
    const report = await runEquivalence({ ...settings, ablation, stopsAtFirst: true }, () => {})
    // A request that was refused says nothing about feeds.
    const first = report.faults.find(({ kind }) => kind !== 'refused')
    // A world that did not start, or a process that died, says nothing about the rule.
    const found = first && `${first.kind}: ${first.words}`
    if (found === undefined) survived.push(ablation.name)
    say(
      `${found === undefined ? '✗ survived' : '✓ found'} after ${report.schedules} schedules, ${Math.round(report.seconds)} s: ${ablation.name}${` (${(found ?? report.defects[0] ?? 'no walk differed').slice(0, 120)})`}`,
    )
  }
  return { run: chosen.length, survived }
}
