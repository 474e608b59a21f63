import { setTimeout as sleep } from 'node:timers/promises'
import type { FailRole } from '../preload/fail-point-table.ts'
import type { Random } from '../random.ts'
import type { Product } from '../world/product.ts'
import type { World } from '../world/open-world.ts'
import { sendPoison } from './poison.ts'
import type { PoisonLog } from './poison.ts'

/** What a fault needs. */
export interface FaultDeps {
  world: World
  product: Product
  random: Random
  poison: PoisonLog
  visibilitySeconds: number
}

/** A fault that the schedule draws. Resolves when it is over; it may be drawn again meanwhile unless it has a subject. */
export interface ScheduledFault {
  name: string
  /** How often it is drawn beside the others. */
  weight: number
  /** What it has for itself as long as it lasts: no two faults of one store at once. */
  subject?: 'postgres' | 'redis'
  run: (deps: FaultDeps) => Promise<void>
}

/** Milliseconds that a store is away: shorter and longer than a client's patience, and than a visibility timeout. */
const AWAY_MS = [0, 200, 1_000, 6_000] as const
/** Milliseconds that a replica may be behind. */
const BEHIND_MS = [50, 3_000] as const
/** Milliseconds that a store says nothing: below and beyond the timeouts of commands and statements. */
const SILENT_MS = [500, 8_000] as const
/** Milliseconds that a process is stopped beyond the visibility timeout. */
const BEYOND_MS = [500, 3_000] as const

const kill = (role: FailRole): ScheduledFault => ({
  name: `process: SIGKILL ${role}`,
  weight: 2,
  run: async ({ product, random }) => random.pick(product.processes.filter((one) => one.role === role)).kill(),
})

const pause = (role: FailRole): ScheduledFault => ({
  name: `process: SIGSTOP ${role} beyond the visibility timeout`,
  weight: 1,
  run: ({ product, random, visibilitySeconds }) =>
    random
      .pick(product.processes.filter((one) => one.role === role))
      .pause(visibilitySeconds * 1_000 + random.int(...BEYOND_MS)),
})

export const scheduledFaults: readonly ScheduledFault[] = [
  kill('api'),
  kill('consumer'),
  kill('counter-batch'),
  pause('api'),
  pause('consumer'),
  pause('counter-batch'),
  {
    name: 'redis: killed and wiped',
    weight: 3,
    subject: 'redis',
    run: async ({ world, random }) => {
      await world.redisServer.kill('SIGKILL')
      world.snapshots.wipe()
      await sleep(random.pick(AWAY_MS))
      await world.redisServer.start()
    },
  },
  {
    name: 'redis: failed over to an older snapshot',
    weight: 3,
    subject: 'redis',
    run: async ({ world, random }) => {
      await world.snapshots.take()
      await sleep(random.int(...BEHIND_MS))
      await world.redisServer.kill('SIGKILL')
      world.snapshots.restore()
      await sleep(random.pick(AWAY_MS))
      await world.redisServer.start()
    },
  },
  {
    name: 'redis: every connection cut',
    weight: 2,
    subject: 'redis',
    run: async ({ world }) => void world.redisProxy.cutAll(),
  },
  ...(['SIGKILL', 'SIGQUIT'] as const).map((signal): ScheduledFault => ({
    name: `postgres: ${signal === 'SIGKILL' ? 'SIGKILL' : 'immediate shutdown'}`,
    weight: 2,
    subject: 'postgres',
    run: async ({ world, random }) => {
      await world.postgres.kill(signal)
      await sleep(random.pick(AWAY_MS))
      await world.postgres.start()
    },
  })),
  {
    name: 'postgres: every connection cut',
    weight: 2,
    subject: 'postgres',
    run: async ({ world }) => void world.postgresProxy.cutAll(),
  },
  ...(['postgres', 'redis'] as const).map((subject): ScheduledFault => ({
    name: `${subject}: silent`,
    weight: 1,
    subject,
    run: async ({ world, random }) => {
      const proxy = subject === 'postgres' ? world.postgresProxy : world.redisProxy
      proxy.setSilent(true)
      await sleep(random.int(...SILENT_MS))
      proxy.setSilent(false)
    },
  })),
  { name: 'poison: a message that cannot be handled', weight: 3, run: sendPoison },
]
