import type { CountSnapshot, Violation } from '@matjip/relations'
import { isDrained, nothingChanged } from '@matjip/relations'
import type { Ablation } from './ablations/ablation.ts'
import { startSystem } from './actors/start-system.ts'
import { checkAtRest } from './oracle/at-rest.ts'
import { COUNT_HEALS_MS, createStepOracle } from './oracle/each-step.ts'
import { checkViewers } from './oracle/viewers.ts'
import { planFaults } from './world/faults.ts'
import type { Fault } from './world/faults.ts'
import { createRandom } from './world/random.ts'
import { drawSettings } from './world/settings.ts'
import type { Simulation } from './world/simulation.ts'
import { createStores } from './world/stores.ts'
import { createWorld } from './world/world.ts'

export interface ScheduleOptions {
  seed: number
  /** Clicks of all clients together. */
  requests?: number
  ablation?: Ablation
  /** Faults that are left out: to find out which ones a violation needs. */
  without?: readonly string[]
  /** Notes every step. */
  tracing?: boolean
}

export interface Outcome {
  seed: number
  requests: number
  accepted: number
  steps: number
  faults: ReadonlyMap<Fault, number>
  violations: readonly Violation[]
  /** Of everything that happened: the same seed gives the same. */
  hash: number
  trace: readonly string[]
  /** Texts of scripts that the ablation replaced. */
  replaced: ReadonlySet<string>
}

/** Clicks of a schedule unless told otherwise: 10,000 schedules make three millions. */
export const REQUESTS = 310
const START_MS = Date.UTC(2026, 10, 23, 3)
/** A request that its client has given up, or that was held up, may still be on its way for some slow round trips. */
const STRAGGLERS_MS = 15_000
/** Two visibility timeouts, as promised, and what a backlog of hundreds takes at the small batches of a schedule. */
const DRAIN_LIMIT_MS = 2 * 60_000 + 60_000

/** Runs one schedule. Everything in it follows from the seed. */
export async function runSchedule(options: ScheduleOptions): Promise<Outcome> {
  const { seed, requests = REQUESTS, ablation, without, tracing = false } = options
  const random = createRandom(seed)
  const plan = planFaults(random, without)
  const settings = drawSettings(random, requests)
  const world = createWorld(random, plan, START_MS, tracing)
  const replaced = new Set<string>()
  const stores = createStores(world, patcher(ablation?.lua ?? [], replaced))
  const simulation: Simulation = {
    world,
    settings,
    stores,
    ablation,
    posts: Array.from({ length: settings.posts }, (_, index) => 100 + index),
    people: Array.from({ length: settings.people }, (_, index) => 1 + index),
    restaurants: [500, 501],
    authors: new Map(),
    clients: [],
    accepted: [],
    gone: new Set(),
    poisoned: new Set(),
    startedAt: new Map(),
    intentAt: new Map(),
    requests: 0,
    violations: [],
    request: () => Promise.resolve({ outcome: 'refused' }),
  }
  const system = startSystem(simulation)
  const oracle = createStepOracle(simulation)
  /** Goes on until the condition holds, or something is found, or nothing is left to happen. */
  const until = async (done: () => boolean) => {
    while (simulation.violations.length === 0 && !done()) {
      if (!world.timeline.advance()) break
      await settled()
      oracle()
    }
  }
  const drained = () => stores.queue.messages.size === 0 && system.pending() === 0
  const rest = async (limitMs: number) => {
    const since = world.lastFaultMs
    const now = world.timeline.now
    await until(() => now() > since + STRAGGLERS_MS && (drained() || now() - since > limitMs))
    simulation.violations.push(...isDrained(stores.queue.messages.size, system.pending(), now() - since, limitMs))
  }

  await until(system.clientsDone)
  // Events that are planned and outages that are under way still take place; then nothing new goes wrong.
  const quietMs = Math.max(world.lastFaultMs, world.timeline.now())
  await until(() => world.timeline.now() >= quietMs)
  world.faulty = false
  world.lastFaultMs = Math.max(world.lastFaultMs, world.timeline.now())
  await rest(DRAIN_LIMIT_MS)
  if (simulation.violations.length === 0) checkAtRest(simulation)
  if (simulation.violations.length === 0) await checkViewers(simulation)
  if (simulation.violations.length === 0) {
    const before = countersOf(simulation)
    for (const operation of stores.sent.values()) if (random.chance(0.5)) stores.queue.send(JSON.stringify(operation))
    world.lastFaultMs = world.timeline.now()
    await rest(DRAIN_LIMIT_MS)
    simulation.violations.push(...nothingChanged(before, countersOf(simulation)))
  }
  if (simulation.violations.length === 0) {
    const healed = Math.max(world.timeline.now(), stores.redisLostMs + COUNT_HEALS_MS + 1)
    await until(() => world.timeline.now() > healed)
    checkAtRest(simulation)
  }
  system.stop()
  return {
    seed,
    requests: simulation.requests,
    accepted: simulation.accepted.length,
    steps: world.steps,
    faults: world.faults,
    violations: simulation.violations,
    hash: world.hash,
    replaced,
    trace: world.trace ?? [],
  }
}

/** When all that could go on without a further event has gone on. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

function countersOf({ stores }: Simulation): Map<string, CountSnapshot> {
  const counters = [...stores.tables.counters].map(([key, value]) => [key, { ...value }] as const)
  const rows = [...stores.tables.rows].map(
    ([key, { version, active }]) => [`row ${key}`, { count: Number(active), rev: version }] as const,
  )
  return new Map([...counters, ...rows])
}

/** Notes which texts it has found, so that an ablation that no longer fits its script is noticed. */
function patcher(replacements: NonNullable<Ablation['lua']>, found: Set<string>): (source: string) => string {
  return (source) =>
    replacements.reduce((text, [from, to]) => {
      if (text.includes(from)) found.add(from)
      return text.replaceAll(from, to)
    }, source)
}
