import { mkdirSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { SetQueueAttributesCommand } from '@aws-sdk/client-sqs'
import type { SQSClient } from '@aws-sdk/client-sqs'
import { openDatabase } from '@matjip/db-schema'
import { createTestIssuer } from '@matjip/service-kit/testing'
import {
  bundle,
  bundleOf,
  claimRun,
  createQueues,
  EMBEDDED_AWS,
  issuerEnvironment,
  migrateInProcess,
  MISLEADING_AWS,
  openSqs,
  startPostgresReplica,
  startStores,
  temporaryStateDir,
} from '@matjip/stack'
import type { Store } from '@matjip/stack'
import type { Pool } from 'pg'
import { createCast } from './cast.ts'
import type { Cast, Entry } from './cast.ts'

/** What carries a click from the request to Postgres, and how many of each. */
const ONE_OF_EACH: Readonly<Partial<Record<Entry, number>>> = {
  'relation-service/main': 1,
  'relation-service/consumer': 1,
  'counter-batch/loop': 1,
}
/** Seconds until a message that was received but not deleted comes back: short, for what a failover loses returns by it. */
const VISIBILITY_S = 10
/** Milliseconds between "not ready" and closing, ten seconds on AWS: requests that are on their way when nobody asks any more are answered. */
const DRAIN_DELAY_MS = 500
/** Milliseconds for a replica to shut down in order. */
const STOP_MS = 15_000

export interface ClickingStack {
  /** Where relation-service answers. */
  api: string
  /** Its processes. */
  cast: Cast
  bearerOf: (userId: number) => Promise<string>
  sqs: SQSClient
  queueUrl: string
  pool: Pool
  close: () => Promise<void>
}

export interface ClickingStackOptions {
  /** How many processes of each kind. */
  cast?: Readonly<Partial<Record<Entry, number>>>
  /** Whether feeds read through a streaming replica. */
  replica?: boolean
}

/** The real processes that carry a click, on a Redis that is given and on other stores of their own. */
export async function openClickingStack(redisUrl: string, options: ClickingStackOptions = {}): Promise<ClickingStack> {
  const wanted = options.cast ?? ONE_OF_EACH
  const stateDir = await temporaryStateDir()
  const run = await claimRun(stateDir)
  for (const name of MISLEADING_AWS) delete process.env[name]
  const entries = Object.keys(wanted) as Entry[]
  const [stores, issuer] = await Promise.all([
    startStores({ stateDir, run, only: ['postgres', 'sqs'] }),
    createTestIssuer(),
    bundle({
      processes: entries.map(bundleOf),
      outdir: join(stateDir, 'dist'),
    }),
  ])
  const aws = { ...EMBEDDED_AWS, AWS_ENDPOINT_URL_SQS: stores.sqsEndpoint }
  const sqs = openSqs(aws)
  const [queues] = await Promise.all([createQueues(sqs), migrateInProcess(stores.databaseUrl)])
  await sqs.send(
    new SetQueueAttributesCommand({
      QueueUrl: queues.relations,
      Attributes: { VisibilityTimeout: String(VISIBILITY_S) },
    }),
  )
  const logDir = join(stateDir, 'logs')
  mkdirSync(logDir, { recursive: true })
  const replica = options.replica ? await startReplica() : undefined
  const database = openDatabase({ url: stores.databaseUrl, poolSize: 2, statementTimeoutMs: 30_000 })
  const cast = createCast({
    bundles: join(stateDir, 'dist'),
    logDir,
    env: {
      ...process.env,
      ...aws,
      PUBLIC_URL: 'http://127.0.0.1',
      DATABASE_URL: stores.databaseUrl,
      ...(replica && { DATABASE_REPLICA_URLS: replica.url.replace(/postgres$/, 'matjip') }),
      REDIS_URL: redisUrl,
      RELATIONS_QUEUE_URL: queues.relations,
      RELATIONS_QUARANTINE_QUEUE_URL: queues.quarantine,
      ...issuerEnvironment(issuer),
      IMAGES_URL: 'https://images.test',
      // A dozen processes share two cores here: that a loop is late is the machine's doing.
      ADMISSION_SCALE: '8',
      DRAIN_DELAY_MS: String(DRAIN_DELAY_MS),
    },
  })
  await Promise.all(entries.flatMap((entry) => Array.from({ length: wanted[entry] ?? 0 }, () => cast.start(entry))))
  return {
    api: cast.originsOf('relation-service/main')[0] ?? '',
    cast,
    bearerOf: async (userId) => `Bearer ${await issuer.tokenFor({ userId, handle: `u${userId}` })}`,
    sqs,
    queueUrl: queues.relations,
    pool: database.pool,
    async close() {
      await cast.stop()
      sqs.destroy()
      await Promise.all([database.close(), issuer.close()])
      await replica?.child.stop(STOP_MS)
      await stores.stop()
      run.release()
      await rm(stateDir, { recursive: true, force: true })
    },
  }

  function startReplica(): Promise<Store> {
    const place = { stateDir, run, logDir }
    const primary = { primaryUrl: stores.databaseUrl, primaryFolder: join(stateDir, 'postgres') }
    return startPostgresReplica({ ...place, ...primary }, 'replica')
  }
}
