import { resolve } from 'node:path'
import { openRealInput } from '@matjip/seed/real'
import type { EquivalenceReport } from '../report.ts'
import { inWorld } from '../run/in-world.ts'
import { runReal } from './run-real.ts'
import type { RealResult } from './run-real.ts'

/** Beside the repository: real input is not part of it. */
const DATA = resolve(import.meta.dirname, '../../../../../shared/data')

/** Larger than those of drawn people, smaller than production's: some hundred authors are pulled, most timelines have a floor. */
const SETTINGS = { HOME_CAP: '60', HOME_SLACK: '10', SHARED_CAP: '40', FANOUT_CHUNK: '50', PULL_THRESHOLD: '150' }

/** Equivalence on the graphs and tag sets of `../shared/data`, or of the folder that MATJIP_DATA names. */
export async function runRealEquivalence(
  { seed, cluster }: { seed: number; cluster: boolean },
  say: (line: string) => void,
): Promise<EquivalenceReport> {
  const input = openRealInput(process.env.MATJIP_DATA ?? DATA)
  let result: RealResult = { faults: [], walks: 0, pages: 0, items: 0, input: '' }
  const happened = await inWorld({ seed, cluster, settings: SETTINGS }, async (world, api, { worldFaults }) => {
    result = await runReal(world, api, { input, seed, tally: worldFaults, say })
  })
  return { seed, schedules: 1, rounds: 2, ...happened, ...result }
}
