import { queueDepth } from '@matjip/queue'
import { countPending } from '@matjip/redis-keys'
import { openSqs, until } from '@matjip/stack'
import type { Arena } from '../arena/arena.ts'
import { openClient } from './client.ts'
import type { Client } from './client.ts'
import { ownCpu } from '../cost/cpu.ts'
import { clockOf } from '../cost/meter.ts'
import type { Clocks } from '../cost/meter.ts'

/** What a click passes through, and beside it the stand-in for SQS and the generator, which no product has. */
export const PRODUCT_PARTS = ['api', 'consumer', 'batch', 'redis', 'postgres'] as const
export const PARTS = [...PRODUCT_PARTS, 'sqs', 'generator'] as const
export type Part = (typeof PARTS)[number]

/** Two instances of the API, one consumer and one batch, all as shipped. */
export interface Pipeline {
  origins: readonly string[]
  client: Client
  parts: Clocks<Part>
  /** Stops a process where it is, or lets it go on. */
  pause: (part: 'consumer' | 'batch') => void
  resume: (part: 'consumer' | 'batch') => void
  /**
   * Resolves when nothing is pending and the queue is empty: messages are deleted after the commit of what they say. Asks
   * Redis and the queue alone: to count rows here would be taken for a part of what a click costs Postgres.
   */
  settled: () => Promise<void>
  /** @throws where fewer rows than this are as new as a version (microseconds) */
  expectRows: (rows: number, sinceVersion: number) => Promise<void>
}

/** Milliseconds for whatever was sent to be in Postgres: far more than it takes, so that a slow run is measured and not cut off. */
const DRAIN_MS = 300_000
/**
 * Milliseconds: beyond the longest run. What counter-batch does every so often, however many clicks there are, is no part of
 * what a click costs. A process that is held back does it the moment it is let go, so that nearly each fold that is measured
 * would pay for a recount that comes every ten seconds.
 */
const NOT_NOW = { AUDIT_INTERVAL_MS: '3600000', ERASE_INTERVAL_MS: '3600000' }

export async function startPipeline(arena: Arena): Promise<Pipeline> {
  const [first, second, consumer, batch] = await Promise.all([
    arena.start('relation-service/main'),
    arena.start('relation-service/main'),
    arena.start('relation-service/consumer'),
    arena.start('counter-batch/loop', NOT_NOW),
  ])
  const origins = [first.origin, second.origin]
  const sqs = openSqs(arena.environment)
  const pidOf = { consumer: consumer.child.pid, batch: batch.child.pid }
  return {
    origins,
    client: openClient(origins, arena.identities.bearerOf),
    parts: {
      api: clockOf(first.child.pid, second.child.pid),
      consumer: clockOf(consumer.child.pid),
      batch: clockOf(batch.child.pid),
      redis: clockOf(arena.stores.redis),
      postgres: clockOf(arena.stores.postgres),
      sqs: clockOf(arena.stores.sqs),
      generator: ownCpu,
    },
    pause: (part) => void process.kill(pidOf[part], 'SIGSTOP'),
    resume: (part) => void process.kill(pidOf[part], 'SIGCONT'),
    async settled() {
      await until('all clicks in Postgres', DRAIN_MS, async () => {
        if ((await countPending(arena.redis)) > 0) return false
        const { visible, inFlight } = await queueDepth(sqs, arena.environment.RELATIONS_QUEUE_URL ?? '')
        return visible + inFlight === 0
      })
    },
    async expectRows(rows, sinceVersion) {
      const found = await rowsSince(arena, sinceVersion)
      if (found < rows) throw new Error(`${found} rows where ${rows} were accepted`)
    },
  }
}

async function rowsSince({ database }: Arena, version: number): Promise<number> {
  const { rows } = await database.pool.query<{ count: number }>({
    name: 'bench.rows-since',
    text: 'select count(*) from relations where version >= $1',
    values: [version],
  })
  return rows[0]?.count ?? 0
}
