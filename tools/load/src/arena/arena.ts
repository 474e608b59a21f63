import { join } from 'node:path'
import { openDatabase } from '@matjip/db-schema'
import type { Database } from '@matjip/db-schema'
import { openRedis, redisReady } from '@matjip/redis-keys'
import type { Redis } from '@matjip/redis-keys'
import {
  bundle,
  bundleOf,
  claimRun,
  createBuckets,
  createQueues,
  EMBEDDED_AWS,
  freePort,
  migrateInProcess,
  MISLEADING_AWS,
  NODE_FLAGS,
  openS3,
  openSqs,
  startChild,
  startStores,
  STORE_NAMES,
  temporaryStateDir,
  UPLOADS_BUCKET,
  waitReady,
} from '@matjip/stack'
import type { Child, PostgresSettings, QueueUrls } from '@matjip/stack'
import { rm } from 'node:fs/promises'
import { gatherCrowd } from './clicks.ts'
import type { Crowd } from './clicks.ts'
import { issueTokens } from './identities.ts'
import type { Identities } from './identities.ts'
import { seedPeopleAndPosts } from './seed.ts'

/** A process of the product. */
export type Entry =
  | 'relation-service/main'
  | 'relation-service/consumer'
  | 'counter-batch/loop'
  | 'feed-service/main'
  | 'feed-service/fanout'
  | 'feed-service/trends'
  | 'post-service/main'
  | 'post-service/relay'
  | 'upload-presigner/main'
/** What clicks pass through, and what shows them. */
const OF_CLICKS: readonly Entry[] = [
  'relation-service/main',
  'relation-service/consumer',
  'counter-batch/loop',
  'feed-service/main',
]
/** Milliseconds for a process to drain. */
const STOP_MS = 15_000

export interface Started {
  child: Child
  origin: string
  /** The file that it runs, with its source map beside it. */
  bundle: string
  /** Where a debugger can look into it; undefined unless `isInspected`. */
  inspectorPort: number | undefined
}

/** Stores, queue, people and the means to run the product's bundles on them; all of its own, on ports of its own. */
export interface Arena {
  crowd: Crowd
  identities: Identities
  database: Database
  redis: Redis
  /** Variables with which processes find stores and queues. */
  environment: Record<string, string>
  /** Process numbers of the stores. */
  stores: { redis: number; postgres: number; sqs: number; s3: number }
  urls: QueueUrls
  logDir: string
  /** Starts a process without waiting until it is ready. @param over variables of this process alone */
  launch: (entry: Entry, over?: Record<string, string>) => Promise<Started>
  /** Starts a process, and resolves when it is ready. */
  start: (entry: Entry, over?: Record<string, string>) => Promise<Started>
  stop: () => Promise<void>
}

export interface ArenaOptions {
  /** Processes that can be started. */
  entries?: readonly Entry[]
  crowd?: Crowd
  /** Fills the empty database. */
  seed?: (database: Database, crowd: Crowd) => Promise<void>
  /** Starts S3 too, with its buckets, for processes that look at photos. */
  hasPhotos?: boolean
  /** Processes can be looked into while they run. */
  isInspected?: boolean
  postgresSettings?: PostgresSettings
}

/** Durable Postgres as in production: what it costs to commit is part of what is measured. */
export async function openArena(options: ArenaOptions = {}): Promise<Arena> {
  const { entries = OF_CLICKS, crowd = gatherCrowd(), seed = seedPeopleAndPosts, hasPhotos = false } = options
  const { isInspected = false, postgresSettings = {} } = options
  const stateDir = await temporaryStateDir()
  // Should this process be killed, the next run finds and ends what it has started.
  const run = await claimRun(stateDir)
  // Their end by us alone: an exit takes them along, a signal's default does not.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))
  for (const name of MISLEADING_AWS) delete process.env[name]
  const stores = await startStores({
    stateDir,
    run,
    only: hasPhotos ? STORE_NAMES : ['postgres', 'redis', 'sqs'],
    postgresSettings: { ...KEEP_COMMIT_TIMES, ...postgresSettings },
  })
  const photos = hasPhotos ? { AWS_ENDPOINT_URL_S3: stores.s3Endpoint, UPLOADS_BUCKET } : {}
  const aws = { ...EMBEDDED_AWS, AWS_ENDPOINT_URL_SQS: stores.sqsEndpoint, ...photos }
  const [urls, identities] = await Promise.all([
    createQueues(openSqs(aws)),
    issueTokens(crowd.people),
    migrateInProcess(stores.databaseUrl),
    bundle({
      processes: entries.map(bundleOf),
      outdir: join(stateDir, 'dist'),
    }),
  ])
  if (hasPhotos) await createBuckets(openS3(aws))
  const database = openDatabase({ url: stores.databaseUrl, poolSize: 4, statementTimeoutMs: 60_000 })
  await seed(database, crowd)
  const redis = await redisReady(openRedis({ url: stores.redisUrl }))
  const environment = {
    ...aws,
    ...identities.environment,
    PUBLIC_URL: 'http://127.0.0.1',
    // Where images would be: nobody looks at one here.
    IMAGES_URL: 'https://images.test',
    DATABASE_URL: stores.databaseUrl,
    REDIS_URL: stores.redisUrl,
    RELATIONS_QUEUE_URL: urls.relations,
    RELATIONS_QUARANTINE_QUEUE_URL: urls.quarantine,
    POST_EVENTS_QUEUE_URL: urls.postEvents,
    POST_EVENTS_DLQ_URL: urls.postEventsDeadLetters,
    LOG_LEVEL: 'info',
  }
  const running: Child[] = []
  const pidOf = (name: string) => stores.started.find(({ child }) => child.name === name)?.child.pid ?? 0
  const logDir = join(stateDir, 'logs')
  const launch = async (entry: Entry, over: Record<string, string> = {}): Promise<Started> => {
    const port = await freePort()
    const inspectorPort = isInspected ? await freePort() : undefined
    const file = join(stateDir, 'dist', `${entry}.js`)
    const inspected = inspectorPort === undefined ? [] : [`--inspect=127.0.0.1:${inspectorPort}`]
    const child = startChild({
      name: entry,
      command: process.execPath,
      args: [...NODE_FLAGS, ...inspected, file],
      env: { ...process.env, ...environment, ...over, PORT: String(port) },
      logFile: join(logDir, `${entry.replace('/', '-')}-${port}.log`),
    })
    run.record(child)
    running.push(child)
    const origin = `http://127.0.0.1:${port}`
    return { child, origin, bundle: file, inspectorPort }
  }
  return {
    crowd,
    identities,
    database,
    redis,
    environment,
    stores: { postgres: pidOf('postgres'), redis: pidOf('redis'), sqs: pidOf('sqs'), s3: pidOf('s3') },
    urls,
    logDir,
    launch,
    async start(entry, over) {
      const started = await launch(entry, over)
      await waitReady(started.child, `${started.origin}/readyz`)
      return started
    },
    async stop() {
      await Promise.all(running.map((child) => child.stop(STOP_MS)))
      redis.disconnect()
      await database.close()
      await identities.close()
      await stores.stop()
      run.release()
      await rm(stateDir, { recursive: true, force: true })
    },
  }
}

/** When a row was committed can be asked. */
const KEEP_COMMIT_TIMES = { track_commit_timestamp: true }
