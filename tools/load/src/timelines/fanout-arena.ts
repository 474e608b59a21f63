import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { openDatabase } from '@matjip/db-schema'
import type { Database } from '@matjip/db-schema'
import { openRedis, redisReady } from '@matjip/redis-keys'
import type { Redis } from '@matjip/redis-keys'
import {
  bundle,
  bundleOf,
  claimRun,
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
  THROW_AWAY,
  THROW_AWAY_REDIS,
  until,
  waitReady,
} from '@matjip/stack'
import type { Child } from '@matjip/stack'
import { clockOf } from '../cost/meter.ts'
import type { Clocks } from '../cost/meter.ts'

const ENTRIES = ['post-service/relay', 'feed-service/fanout'] as const
/** More than any bench has: here everybody is pushed. */
const NO_THRESHOLD = 1_000_000_000
/** Milliseconds for a million deliveries on a busy machine. */
const DELIVERED_MS = 120_000
const STOP_MS = 15_000

export type FanoutPart = 'worker' | 'relay' | 'redis' | 'postgres' | 'sqs'

/** Relay and one worker as shipped, on stores of their own. */
export interface FanoutArena {
  database: Database
  redis: Redis
  parts: Clocks<FanoutPart>
  /** Resolves when the worker has served so many home timelines since it started. */
  delivered(count: number): Promise<void>
  stop(): Promise<void>
}

export async function openFanoutArena(): Promise<FanoutArena> {
  const stateDir = await temporaryStateDir()
  // Should this process be killed, the next run finds and ends what it has started.
  const run = await claimRun(stateDir)
  for (const name of MISLEADING_AWS) delete process.env[name]
  const stores = await startStores({
    stateDir,
    run,
    only: ['postgres', 'redis', 'sqs'],
    postgresSettings: THROW_AWAY,
    redisSettings: THROW_AWAY_REDIS,
  })
  const aws = { ...EMBEDDED_AWS, AWS_ENDPOINT_URL_SQS: stores.sqsEndpoint }
  const [urls] = await Promise.all([
    createQueues(openSqs(aws)),
    migrateInProcess(stores.databaseUrl),
    bundle({
      processes: ENTRIES.map(bundleOf),
      outdir: join(stateDir, 'dist'),
    }),
  ])
  const children = new Map<string, { child: Child; origin: string }>()
  for (const entry of ENTRIES) {
    const port = await freePort()
    const child = startChild({
      name: entry,
      command: process.execPath,
      args: [...NODE_FLAGS, join(stateDir, 'dist', `${entry}.js`)],
      env: {
        ...process.env,
        ...aws,
        PORT: String(port),
        LOG_LEVEL: 'warn',
        DATABASE_URL: stores.databaseUrl,
        REDIS_URL: stores.redisUrl,
        POST_EVENTS_QUEUE_URL: urls.postEvents,
        POST_EVENTS_DLQ_URL: urls.postEventsDeadLetters,
        PULL_THRESHOLD: String(NO_THRESHOLD),
      },
      logFile: join(stateDir, 'logs', `${entry.replace('/', '-')}.log`),
    })
    run.record(child)
    children.set(entry, { child, origin: `http://127.0.0.1:${port}` })
    await waitReady(child, `http://127.0.0.1:${port}/readyz`)
  }
  const database = openDatabase({ url: stores.databaseUrl, poolSize: 4, statementTimeoutMs: 300_000 })
  const redis = await redisReady(openRedis({ url: stores.redisUrl }))
  const worker = children.get('feed-service/fanout')
  const pidOf = (name: string) => stores.started.find(({ child }) => child.name === name)?.child.pid ?? 0
  return {
    database,
    redis,
    parts: {
      worker: clockOf(worker?.child.pid ?? 0),
      relay: clockOf(children.get('post-service/relay')?.child.pid ?? 0),
      redis: clockOf(pidOf('redis')),
      postgres: clockOf(pidOf('postgres')),
      sqs: clockOf(pidOf('sqs')),
    },
    async delivered(count) {
      await until(`${count} deliveries`, DELIVERED_MS, async () => {
        const text = await (await fetch(`${worker?.origin}/metrics`)).text()
        const found = [...text.matchAll(/^fanout_deliveries_total\{[^}]*\} (\d+)/gm)]
        return found.reduce((sum, [, value]) => sum + Number(value), 0) >= count
      })
    },
    async stop() {
      await Promise.all([...children.values()].map(({ child }) => child.stop(STOP_MS)))
      redis.disconnect()
      await database.close()
      await stores.stop()
      run.release()
      await rm(stateDir, { recursive: true, force: true })
    },
  }
}
