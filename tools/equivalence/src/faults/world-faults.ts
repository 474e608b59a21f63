import type { Random, Tally } from '@matjip/chaos'
import type { Role } from '../world/processes.ts'
import type { World } from '../world/open-world.ts'

/** Something that befalls the whole world, and every schedule in it. */
export interface WorldFault {
  name: string
  weight: number
  run(world: World, random: Random): Promise<void>
}

/** Milliseconds: long enough that people click, block and edit meanwhile, shorter than a lease of ADR 0022. */
const HIDDEN_MS = 1_500
/** Of the keys with a TTL. */
const EVICTED = [0.1, 0.4, 0.9] as const

const kill = (role: Role, weight: number): WorldFault => ({
  name: `SIGKILL ${role}`,
  weight,
  run: async ({ product }, random) => product.kill(role, random.int(0, 1)),
})

/** Redis loses what Postgres may not have yet, until the product's processes have their connections again. */
const losing = async (world: World, lose: () => Promise<unknown>): Promise<void> => {
  await world.clicks.beginLoss()
  await lose()
    .then(() => world.product.connected())
    .finally(() => world.clicks.endLoss())
}

export const worldFaults: readonly WorldFault[] = [
  { name: 'Redis flushed', weight: 3, run: (world) => losing(world, () => world.redis.flush()) },
  {
    name: 'Redis failed over to an older snapshot',
    weight: 3,
    run: (world) => losing(world, () => world.redis.failOver()),
  },
  { name: 'every connection to Redis cut', weight: 2, run: (world) => losing(world, async () => world.redis.cut()) },
  {
    name: 'Redis out of reach for a moment',
    weight: 2,
    run: (world) => losing(world, () => world.redis.hide(HIDDEN_MS)),
  },
  {
    name: 'keys evicted',
    weight: 3,
    run: async (world, random) => void (await world.redis.evict(random, random.pick(EVICTED))),
  },
  kill('fanout', 4),
  kill('relay', 3),
  kill('feeds', 2),
  kill('posts', 1),
  kill('relations', 1),
  kill('consumer', 1),
  kill('batch', 1),
]

/** When faults strike: after so many of all steps of a round. */
export interface FaultPlan {
  afterStep: number
  fault: WorldFault
}

/**
 * Draws the faults of a round; a snapshot to fail over to is taken at its beginning and after each third of it.
 * @param only the name of the one that is drawn; any where it is not given
 */
export function drawFaults(random: Random, steps: number, count: number, only?: string): FaultPlan[] {
  const chosen = worldFaults.filter(({ name }) => only === undefined || name === only)
  const bag = chosen.flatMap((fault) => Array.from({ length: fault.weight }, () => fault))
  return Array.from({ length: count }, () => ({ afterStep: random.int(1, steps), fault: random.pick(bag) })).sort(
    (a, b) => a.afterStep - b.afterStep,
  )
}

/** Runs the faults of a round as its steps go by; one at a time. */
export function createFaultRunner(world: World, random: Random, plan: readonly FaultPlan[], faults: Tally) {
  const left = [...plan]
  let steps = 0
  let running: Promise<void> = Promise.resolve()
  return {
    onStep() {
      steps += 1
      while (left[0] && left[0].afterStep <= steps) {
        const { fault } = left.shift() as FaultPlan
        running = running.then(async () => {
          const one: World['happened'][number] = { name: fault.name, from: performance.now(), until: undefined }
          world.happened.push(one)
          await fault.run(world, random)
          one.until = performance.now()
          faults.add(fault.name)
        })
      }
    },
    /** Resolves when none is under way. */
    over: () => running,
  }
}
