import type { RelationMessage } from '@matjip/contracts'
import type { SQSClient } from '@matjip/queue'
import type { Redis } from '@matjip/redis-keys'
import { createMemoryQueue } from '../queue/memory-queue.ts'
import type { MemoryQueue } from '../queue/memory-queue.ts'
import { createMemorySqs } from '../queue/memory-sqs.ts'
import { createTables } from '../record/tables.ts'
import type { Tables } from '../record/tables.ts'
import type { Reply } from '../redis/commands.ts'
import { createMemoryClient } from '../redis/memory-client.ts'
import { createMemoryServer } from '../redis/memory-server.ts'
import type { MemoryServer } from '../redis/memory-server.ts'
import { noteFault, step, strikes } from './world.ts'
import type { Life, World } from './world.ts'

/** As the product's queue is made: tools/stack and infra say the same. */
const VISIBILITY_MS = 60_000
const MAX_RECEIVES = 1000
const MAX_IN_FLIGHT = 120_000

/** The stores of one schedule, and what an oracle may see of them. */
export interface SimulatedStores {
  redis: MemoryServer
  queue: MemoryQueue
  tables: Tables
  /** Bodies in quarantine. */
  quarantine: string[]
  /** Keys of Redis that changed since the oracle last looked. */
  touched: Set<string>
  /** Every operation that reached the queue, by op id. */
  sent: Map<string, RelationMessage>
  /** What the server's clock differs from the simulation's, microseconds. */
  redisSkewMicros: number
  /** When Redis last lost writes or a key, milliseconds. */
  redisLostMs: number
}

export function createStores(world: World, patch?: (source: string) => string): SimulatedStores {
  const { timeline, random } = world
  const struck = (fault: Parameters<typeof strikes>[1]) => {
    const strike = strikes(world, fault)
    if (strike)
      noteFault(world, fault, 'sqs', timeline.now() + (fault === 'ghost after delete' ? 2 * VISIBILITY_MS : 0))
    return strike
  }
  const touched = new Set<string>()
  const stores: SimulatedStores = {
    redis: createMemoryServer({
      nowMicros: () => timeline.now() * 1000 + stores.redisSkewMicros,
      onWrite: (key) => touched.add(key),
      ...(patch ? { patch } : {}),
    }),
    queue: createMemoryQueue({
      random,
      now: timeline.now,
      strikes: struck,
      visibilityMs: VISIBILITY_MS,
      maxReceiveCount: MAX_RECEIVES,
      maxInFlight: MAX_IN_FLIGHT,
    }),
    tables: createTables(),
    quarantine: [],
    touched,
    sent: new Map(),
    redisSkewMicros: 0,
    redisLostMs: 0,
  }
  return stores
}

/** A process's connection to Redis. */
export function redisOf(world: World, stores: SimulatedStores, life: Life): Redis {
  const trip = (label: string, effect: () => Reply) => step(world, life, 'redis', label, effect)
  // Sometimes other clients are served between the commands of a pipeline.
  return createMemoryClient(stores.redis, trip, () => world.random.chance(0.1))
}

/** A process's connection to SQS. */
export function sqsOf(world: World, stores: SimulatedStores, life: Life): SQSClient {
  return createMemorySqs({
    queue: stores.queue,
    request: (label, effect) => step(world, life, 'sqs', label, effect),
    strikes: (fault) => {
      const strike = strikes(world, fault)
      if (strike) noteFault(world, fault, life.name)
      return strike
    },
    onSend: (body) => {
      const operation = operationOf(body)
      if (operation) stores.sent.set(operation.opId, operation)
    },
    onQuarantine: (body) => stores.quarantine.push(body),
  })
}

export function operationOf(body: string): RelationMessage | undefined {
  return body.startsWith('{"v":1,"kind":') && body.endsWith('"}') ? (JSON.parse(body) as RelationMessage) : undefined
}
