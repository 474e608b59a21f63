import type { Ablation } from './ablations/ablation.ts'
import { drawPlan } from './plan/draw-plan.ts'
import { shrinkPlan } from './plan/shrink-plan.ts'
import type { Plan } from './plan/steps.ts'
import type { EquivalenceReport } from './report.ts'
import { inWorld } from './run/in-world.ts'
import { runRound } from './run/run-round.ts'
import type { ScheduleFault } from './run/run-schedule.ts'

export interface EquivalenceSettings {
  seed: number
  schedules: number
  /** Schedules of a round: after each everything comes to rest. */
  perRound: number
  /** Faults of the world in a full round; 0 switches those of the queue off too. */
  faultsPerRound: number
  cluster: boolean
  /** Ends after the first round with a fault. */
  stopsAtFirst?: boolean
  /** Runs the first failing schedule again, alone and with fewer and fewer steps. */
  shrinks?: boolean
  ablation?: Ablation
}

/** Plans that are run to make a failing one smaller; each takes a rest, some seconds. */
const SHRINK_TRIES = 25

/** Runs the schedules of consecutive seeds in one world. */
export async function runEquivalence(
  settings: EquivalenceSettings,
  say: (line: string) => void,
): Promise<EquivalenceReport> {
  const { seed, schedules, perRound, faultsPerRound } = settings
  const faults: ScheduleFault[] = []
  const counts = { rounds: 0, schedules: 0, walks: 0, pages: 0, items: 0 }
  const began = performance.now()
  const happened = await inWorld(settings, async (world, api, { worldFaults }) => {
    for (let first = 0; first < schedules; first += perRound) {
      const count = Math.min(perRound, schedules - first)
      const plans = Array.from({ length: count }, (_, index) => drawPlan(seed + first + index))
      // A round that is cut short has its share, one at least.
      const roundFaults = faultsPerRound === 0 ? 0 : Math.max(1, Math.round((faultsPerRound * count) / perRound))
      const runs = await runRound(world, api, {
        plans,
        faults: roundFaults,
        tally: worldFaults,
        only: settings.ablation?.strikes,
      })
      counts.rounds += 1
      counts.schedules += runs.length
      for (const run of runs) {
        counts.walks += run.walks
        counts.pages += run.pages
        counts.items += run.items
        faults.push(...run.faults)
      }
      const seconds = Math.round((performance.now() - began) / 1_000)
      say(`${counts.schedules} of ${schedules} schedules, ${counts.walks} walks, ${faults.length} faults, ${seconds} s`)
      if (settings.stopsAtFirst && faults.length > 0) break
    }
    if (!settings.shrinks || !faults[0]) return
    const fails = async (plan: Plan) => {
      const runs = await runRound(world, api, { plans: [plan], faults: 0, tally: worldFaults })
      return runs.some((run) => run.faults.length > 0)
    }
    const whole = drawPlan(faults[0].seed)
    if (!(await fails(whole))) return say(`seed ${whole.seed} does not fail alone`)
    const small = await shrinkPlan(whole, fails, SHRINK_TRIES)
    say(`seed ${small.seed} still fails with:`)
    small.lanes.forEach((steps, lane) => steps.forEach((step) => say(`  lane ${lane + 1}: ${JSON.stringify(step)}`)))
  })
  return { seed, ...happened, ...counts, faults }
}
