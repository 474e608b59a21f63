import { mkdirSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { SetQueueAttributesCommand } from '@aws-sdk/client-sqs'
import type { SQSClient } from '@aws-sdk/client-sqs'
import { openDatabase } from '@matjip/db-schema'
import { createTestIssuer } from '@matjip/service-kit/testing'
import {
  bundle,
  createQueues,
  EMBEDDED_AWS,
  freePort,
  migrateInProcess,
  MISLEADING_AWS,
  NODE_FLAGS,
  openSqs,
  startChild,
  startStores,
  temporaryStateDir,
  waitReady,
} from '@matjip/stack'
import type { Pool } from 'pg'

/** What carries a click from the request to Postgres. */
const ENTRIES = ['relation-service/main', 'relation-service/consumer', 'counter-batch/loop'] as const
/** Seconds until a message that was received but not deleted comes back: short, for what a failover loses returns by it. */
const VISIBILITY_S = 10
/** Milliseconds for a process to drain. */
const STOP_MS = 15_000

export interface ClickingStack {
  /** Where relation-service answers. */
  api: string
  bearerOf: (userId: number) => Promise<string>
  sqs: SQSClient
  queueUrl: string
  pool: Pool
  close: () => Promise<void>
}

/** The real processes that carry a click, on a Redis that is given and on other stores of their own. */
export async function openClickingStack(redisUrl: string): Promise<ClickingStack> {
  const stateDir = await temporaryStateDir()
  for (const name of MISLEADING_AWS) delete process.env[name]
  const [stores, issuer] = await Promise.all([
    startStores({ stateDir, only: ['postgres', 'sqs'] }),
    createTestIssuer(),
    bundle({
      processes: ENTRIES.map((entry) => ({ bundle: entry, source: `apps/${entry.replace('/', '/src/')}.ts` })),
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
  const database = openDatabase({ url: stores.databaseUrl, poolSize: 2, statementTimeoutMs: 30_000 })
  const logDir = join(stateDir, 'logs')
  mkdirSync(logDir, { recursive: true })
  const start = async (entry: (typeof ENTRIES)[number]) => {
    const port = await freePort()
    const child = startChild({
      name: entry,
      command: process.execPath,
      args: [...NODE_FLAGS, join(stateDir, 'dist', `${entry}.js`)],
      env: {
        ...process.env,
        ...aws,
        PORT: String(port),
        PUBLIC_URL: 'http://127.0.0.1',
        DATABASE_URL: stores.databaseUrl,
        REDIS_URL: redisUrl,
        RELATIONS_QUEUE_URL: queues.relations,
        RELATIONS_QUARANTINE_QUEUE_URL: queues.quarantine,
        AUTH_ISSUER: issuer.options.issuer,
        AUTH_AUDIENCE: issuer.options.audience,
        IMAGES_URL: 'https://images.test',
        AUTH_JWKS_URL: issuer.options.jwksUrl,
        AUTH_USER_ID_CLAIM: issuer.options.userIdClaim,
      },
      logFile: join(logDir, `${entry.replace('/', '-')}.log`),
    })
    await waitReady(child, `http://127.0.0.1:${port}/readyz`)
    return { child, origin: `http://127.0.0.1:${port}` }
  }
  const processes = await Promise.all(ENTRIES.map(start))
  return {
    api: processes[0]?.origin ?? '',
    bearerOf: async (userId) => `Bearer ${await issuer.tokenFor({ userId, handle: `u${userId}` })}`,
    sqs,
    queueUrl: queues.relations,
    pool: database.pool,
    async close() {
      await Promise.all(processes.map(({ child }) => child.stop(STOP_MS)))
      sqs.destroy()
      await Promise.all([database.close(), issuer.close()])
      await stores.stop()
      await rm(stateDir, { recursive: true, force: true })
    },
  }
}
