import { rmSync } from 'node:fs'
import { createRandom, createTally, QUEUE_FAULTS, startChaosStore, startSqsProxy, startTcpProxy } from '@matjip/chaos'
import type { SqsProxy, Tally } from '@matjip/chaos'
import { openDatabase } from '@matjip/db-schema'
import type { Database } from '@matjip/db-schema'
import { openSqs, queueDepth } from '@matjip/queue'
import type { SQSClient } from '@matjip/queue'
import { countPending } from '@matjip/redis-keys'
import { claimRun, EMBEDDED_AWS, migrateInProcess, MISLEADING_AWS, startStores, temporaryStateDir } from '@matjip/stack'
import type { Ablation } from '../ablations/ablation.ts'
import { createClickLog } from '../model/click-log.ts'
import type { ClickLog } from '../model/click-log.ts'
import { createEventLog } from '../model/event-log.ts'
import type { EventLog } from '../model/event-log.ts'
import { startPixelBucket } from './photo.ts'
import { SMALL } from './processes.ts'
import { startProduct } from './product.ts'
import type { Product } from './product.ts'
import { createWorldQueues } from './queues.ts'
import type { WorldQueues } from './queues.ts'
import { openClusterRedis, openSingleRedis } from './redis-world.ts'
import type { RedisWorld } from './redis-world.ts'

export interface WorldOptions {
  seed: number
  cluster: boolean
  ablation?: Ablation | undefined
  /** The product's settings, beside those that are small for everybody. */
  settings?: Readonly<Record<string, string>>
  /** Told of a process that ended although nobody had killed it. */
  onDefect: (words: string) => void
}

/** One long-living world: stores, queues and processes that all schedules share. */
export interface World {
  product: Product
  redis: RedisWorld
  database: Database
  sqs: SQSClient
  sqsProxy: SqsProxy
  queues: WorldQueues
  events: EventLog
  clicks: ClickLog
  /** What befell it, newest last; milliseconds. */
  happened: { name: string; from: number; until: number | undefined }[]
  /** Faults of the queue, by name. */
  queueFaults: Tally
  /** What is on its way: outbox rows, messages, pending relations. */
  underWay(): Promise<number>
  close(): Promise<void>
}

/** Connections of the checker: oracles of several schedules at once, and those that hold commits back. */
const POOL = 24

export async function openWorld({ seed, cluster, ablation, settings = {}, onDefect }: WorldOptions): Promise<World> {
  for (const name of MISLEADING_AWS) delete process.env[name]
  Object.assign(process.env, EMBEDDED_AWS)
  const stateDir = await temporaryStateDir()
  const run = await claimRun(stateDir)
  const closers: (() => unknown)[] = [() => rmSync(stateDir, { recursive: true, force: true }), () => run.release()]
  const close = async () => {
    for (const end of closers.splice(0).reverse()) await end()
  }
  try {
    const postgresProxy = await startTcpProxy()
    closers.push(() => postgresProxy.close())
    const [postgres, redis, queueServer] = await Promise.all([
      startChaosStore('postgres', { stateDir, run }, postgresProxy),
      cluster ? openClusterRedis() : openSingleRedis(stateDir, run),
      startStores({ stateDir, run, only: ['sqs'] }),
    ])
    closers.push(() => Promise.all([postgres.stop(), queueServer.stop()]))
    closers.push(() => redis.close())
    const databaseUrl = `postgres://matjip@127.0.0.1:${postgresProxy.port}/matjip`
    await migrateInProcess(databaseUrl)
    const database = openDatabase({ url: databaseUrl, poolSize: POOL, statementTimeoutMs: 60_000 })
    const sqs = openSqs({ endpoint: queueServer.sqsEndpoint })
    closers.push(() => (sqs.destroy(), database.close()))
    const queues = await createWorldQueues(sqs)
    const events = createEventLog()
    const clicks = createClickLog(database.pool)
    const queueFaults = createTally()
    const sqsProxy = await startSqsProxy({
      upstream: queueServer.sqsEndpoint,
      random: createRandom(seed).fork('queue'),
      faults: QUEUE_FAULTS,
      tally: queueFaults,
      onSent: events.sent,
      onDeleted: events.deleted,
    })
    closers.push(() => sqsProxy.close())
    const bucket = await startPixelBucket()
    closers.push(() => bucket.close())
    const env = {
      DATABASE_URL: databaseUrl,
      REDIS_URL: redis.url,
      AWS_ENDPOINT_URL_SQS: sqsProxy.url,
      AWS_ENDPOINT_URL_S3: bucket.url,
      UPLOADS_BUCKET: 'pixels',
      IMAGES_URL: bucket.url,
      RELATIONS_QUEUE_URL: queues.relations,
      RELATIONS_QUARANTINE_QUEUE_URL: queues.quarantine,
      POST_EVENTS_QUEUE_URL: queues.postEvents,
      POST_EVENTS_DLQ_URL: queues.postEventsDeadLetters,
      ...SMALL,
      ...settings,
      // The embedded queue wakes every waiting receiver for one message: fewer of them, less idle work.
      RECEIVERS: '4',
    }
    const product = await startProduct({ stateDir, run, env, ablation, onDefect })
    closers.push(() => product.stop())
    await product.ready()
    // Without a relay nobody deals with events, and the feeds are SQL alone.
    const isFannedOut = product.origins('relay').length > 0
    return {
      product,
      redis,
      database,
      sqs,
      sqsProxy,
      queues,
      events: isFannedOut ? events : { ...events, dealtWith: () => 0 },
      clicks,
      happened: [],
      queueFaults,
      async underWay() {
        const { rows } = await database.pool.query<{ left: number }>('select count(*)::int as left from outbox')
        const depths = await Promise.all([queues.relations, queues.postEvents].map((url) => queueDepth(sqs, url)))
        const waiting = depths.map(({ visible, inFlight, delayed }) => visible + inFlight + delayed)
        const pending = await countPending(redis.redis)
        return (isFannedOut ? (rows[0]?.left ?? 0) : 0) + waiting.reduce((sum, count) => sum + count, 0) + pending
      },
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}
