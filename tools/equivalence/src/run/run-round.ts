import { createRandom } from '@matjip/chaos'
import type { Tally } from '@matjip/chaos'
import { createFaultRunner, drawFaults } from '../faults/world-faults.ts'
import type { Plan } from '../plan/steps.ts'
import type { World } from '../world/open-world.ts'
import type { Api } from './api.ts'
import { compareAtRest } from './compare-at-rest.ts'
import { inTurn } from './in-turn.ts'
import { rest } from './rest.ts'
import { runSchedule } from './run-schedule.ts'
import type { RunSchedule } from './run-schedule.ts'

/** Schedules under way at once: enough that nobody waits, few enough that fan-out keeps up and most of a walk is certain. */
const AT_ONCE = 10
/** Parts of a round after each of which a snapshot is taken, to fail over to. */
const SNAPSHOTS = 4

export interface RoundOptions {
  plans: readonly Plan[]
  /** Faults of the world during the round. */
  faults: number
  tally: Tally
  /** The name of the only fault of the world that strikes. */
  only?: string | undefined
}

/** Runs schedules side by side under faults, lets everything come to rest, and compares every feed with Postgres. */
export async function runRound(
  world: World,
  api: Api,
  { plans, faults, tally, only }: RoundOptions,
): Promise<RunSchedule[]> {
  const random = createRandom(plans[0]?.seed ?? 0).fork('round')
  const steps = plans.reduce((sum, { lanes }) => sum + lanes.reduce((all, lane) => all + lane.length, 0), 0)
  const runner = createFaultRunner(world, random, drawFaults(random, steps, faults, only), tally)
  await world.redis.takeSnapshot()
  let done = 0
  world.sqsProxy.setFaulting(faults > 0)
  const runs = await inTurn(plans, AT_ONCE, (plan) =>
    runSchedule(world, api, plan, () => {
      done += 1
      if (faults > 0 && done % Math.ceil(steps / SNAPSHOTS) === 0) void world.redis.takeSnapshot().catch(() => {})
      runner.onStep()
    }),
  )
  await runner.over()
  world.sqsProxy.setFaulting(false)
  await world.product.ready()
  await rest(world)
  await inTurn(runs, AT_ONCE, (run) => compareAtRest(world, run))
  return runs
}
