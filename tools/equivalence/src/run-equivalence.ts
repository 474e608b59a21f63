import { createApiClient, createRandom, createTally } from '@matjip/chaos'
import type { Ablation } from './ablations/ablation.ts'
import { drawPlan } from './plan/draw-plan.ts'
import type { EquivalenceReport } from './report.ts'
import { createApi } from './run/api.ts'
import { runRound } from './run/run-round.ts'
import type { ScheduleFault } from './run/run-schedule.ts'
import { readSources } from './run/sources.ts'
import { openWorld } from './world/open-world.ts'

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
  ablation?: Ablation
}

/** Runs the schedules of consecutive seeds in one world. */
export async function runEquivalence(
  settings: EquivalenceSettings,
  say: (line: string) => void,
): Promise<EquivalenceReport> {
  const { seed, schedules, perRound, faultsPerRound, cluster, ablation } = settings
  const began = performance.now()
  const defects: string[] = []
  const faults: ScheduleFault[] = []
  const worldFaults = createTally()
  const answers = createTally()
  const sources = createTally()
  const counts = { rounds: 0, schedules: 0, walks: 0, pages: 0, items: 0 }
  const world = await openWorld({ seed, cluster, ablation, onDefect: (words) => void defects.push(words) })
  const client = createApiClient()
  try {
    const origins = {
      posts: world.product.origins('posts'),
      feeds: world.product.origins('feeds'),
      relations: world.product.origins('relations'),
    }
    const random = createRandom(seed).fork('instances')
    const api = createApi({ call: client.call, origins, tokenOf: world.product.tokenOf, random, answers })
    for (let first = 0; first < schedules; first += perRound) {
      const count = Math.min(perRound, schedules - first)
      const plans = Array.from({ length: count }, (_, index) => drawPlan(seed + first + index))
      // A round that is cut short has its share, one at least.
      const roundFaults = faultsPerRound === 0 ? 0 : Math.max(1, Math.round((faultsPerRound * count) / perRound))
      const runs = await runRound(world, api, { plans, faults: roundFaults, tally: worldFaults })
      await readSources(origins.feeds, sources)
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
  } catch (error) {
    defects.push(String(error))
  } finally {
    client.close()
    await world.close()
  }
  const seconds = (performance.now() - began) / 1_000
  const { queueFaults } = world
  return { seed, seconds, ...counts, worldFaults, queueFaults, answers, sources, faults, defects }
}
