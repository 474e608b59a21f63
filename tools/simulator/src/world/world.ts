import { crc32 } from 'node:zlib'
import { STEP_FAULTS } from './faults.ts'
import type { Fault, FaultPlan } from './faults.ts'
import type { Random } from './random.ts'
import { createTimeline } from './timeline.ts'
import type { Timeline } from './timeline.ts'

/** One life of a process: killed, its steps are never answered again. */
export interface Life {
  name: string
  alive: boolean
  /** A client is no process of ours: it is never killed nor held up. */
  client?: true
}

/** What a step talks to. */
export type Door = 'redis' | 'postgres' | 'sqs'

export interface World {
  random: Random
  plan: FaultPlan
  timeline: Timeline
  /** How often each fault happened. */
  faults: Map<Fault, number>
  /** When the last fault ended, by the virtual clock. */
  lastFaultMs: number
  /** Off after the clients have finished: then the system must come to rest. */
  faulty: boolean
  steps: number
  hash: number
  trace: string[] | undefined
  /** Told of each kill, to start the process anew. */
  onKill: (life: Life) => void
  /** How many outages of a store are on: at 0 it can be reached. */
  away: Record<Door, number>
}

const VISIBILITY_MS = 60_000
/** The longest that a process is held up. */
export const LONGEST_PAUSE_MS = 3 * VISIBILITY_MS

export function createWorld(random: Random, plan: FaultPlan, startMs: number, tracing: boolean): World {
  return {
    random,
    plan,
    timeline: createTimeline(startMs),
    faults: new Map(),
    lastFaultMs: startMs,
    faulty: true,
    steps: 0,
    hash: 0,
    trace: tracing ? [] : undefined,
    onKill: () => {},
    away: { redis: 0, postgres: 0, sqs: 0 },
  }
}

/** Notes what happened: the same seed must give the same notes. */
export function note(world: World, who: string, what: string): void {
  const line = `${world.timeline.now()} ${who} ${what}`
  world.hash = crc32(line, world.hash)
  world.trace?.push(line)
}

export function noteFault(world: World, fault: Fault, who: string, untilMs = world.timeline.now()): void {
  world.faults.set(fault, (world.faults.get(fault) ?? 0) + 1)
  world.lastFaultMs = Math.max(world.lastFaultMs, untilMs)
  note(world, who, `!! ${fault}`)
}

/** Whether a fault of the plan happens at this opportunity. */
export function strikes(world: World, fault: Fault): boolean {
  return world.faulty && world.random.chance(world.plan[fault])
}

/** Milliseconds of a round trip: mostly short, sometimes long enough for anything to come in between. */
function latency(random: Random): number {
  const draw = random.next()
  if (draw < 0.9) return random.int(0, 3)
  return draw < 0.99 ? random.int(3, 100) : random.int(100, 5_000)
}

/**
 * A step of a process: its effect happens all at once, some time later, if no fault comes in between.
 * A process that is killed gets no answer, ever: the production code behind it simply ends there.
 */
export function step<T>(world: World, life: Life, door: Door, label: string, effect: () => T | Promise<T>): Promise<T> {
  const { promise, resolve, reject } = Promise.withResolvers<T>()
  const { timeline, random } = world
  timeline.at(timeline.now() + latency(random), () => {
    if (!life.alive) return
    world.steps += 1
    const fault = drawFault(world, door, life)
    if (fault) noteFault(world, fault, `${life.name} ${label}`)
    if (fault === 'kill before the step') return kill(world, life)
    if (world.away[door] > 0) return reject(awayError(door))
    if (fault === 'redis: no answer, nothing done' || fault === 'postgres: abort' || fault === 'sqs: request failed')
      return reject(awayError(door))
    // Half of the pauses hold what was read or done, half hold up the doing itself.
    const paused = fault === 'pause longer than the visibility timeout'
    const pauseMs = paused ? random.int(VISIBILITY_MS, LONGEST_PAUSE_MS) : 0
    if (paused) world.lastFaultMs = Math.max(world.lastFaultMs, timeline.now() + pauseMs)
    const first = paused && random.chance(0.5)
    const act = () => {
      if (!life.alive) return
      if (world.away[door] > 0) return reject(awayError(door))
      run(world, life, label, effect, fault?.endsWith('served twice') ?? false).then(
        (value) => {
          if (fault === 'kill after the step') return kill(world, life)
          if (fault?.endsWith('reply lost')) return reject(awayError(door))
          if (paused && !first) return timeline.at(timeline.now() + pauseMs, () => resolve(value))
          resolve(value)
        },
        (error: unknown) => reject(error),
      )
    }
    if (first) timeline.at(timeline.now() + pauseMs, act)
    else act()
  })
  return promise
}

async function run<T>(world: World, life: Life, label: string, effect: () => T | Promise<T>, twice: boolean) {
  note(world, life.name, label)
  if (twice) await effect()
  return effect()
}

/** Sleeps by the virtual clock. */
export function sleep({ timeline }: World, life: Life, ms: number): Promise<void> {
  return new Promise((resolve) => {
    timeline.at(timeline.now() + ms, () => {
      if (life.alive) resolve()
    })
  })
}

export function kill(world: World, life: Life): void {
  life.alive = false
  world.onKill(life)
}

const DOOR_FAULTS = Object.fromEntries(
  (['redis', 'postgres', 'sqs'] as const).map((door) => [
    door,
    STEP_FAULTS.filter((fault) => !fault.includes(': ') || fault.startsWith(door)),
  ]),
) as Record<Door, Fault[]>

function drawFault(world: World, door: Door, { client }: Life): Fault | undefined {
  if (!world.faulty) return undefined
  return DOOR_FAULTS[door].find((fault) => world.random.chance(world.plan[fault]) && (!client || fault.includes(': ')))
}

/** As a driver reports a connection that broke: no SQLSTATE, no reply of the server. */
function awayError(door: Door): Error {
  return Object.assign(new Error(`${door}: connection lost`), { name: 'ConnectionLost' })
}
