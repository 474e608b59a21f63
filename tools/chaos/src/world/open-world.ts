import { openDatabase } from '@matjip/db-schema'
import type { Database } from '@matjip/db-schema'
import { openSqs } from '@matjip/queue'
import type { SQSClient } from '@matjip/queue'
import { openRedis } from '@matjip/redis-keys'
import type { Redis } from '@matjip/redis-keys'
import { claimRun, EMBEDDED_AWS, migrateInProcess, MISLEADING_AWS, startStores, temporaryStateDir } from '@matjip/stack'
import type { Run } from '@matjip/stack'
import { rmSync } from 'node:fs'
import type { Random } from '../random.ts'
import type { Tally } from '../tally.ts'
import { QUEUE_FAULTS } from '../sqs-proxy/queue-faults.ts'
import { startSqsProxy } from '../sqs-proxy/sqs-proxy.ts'
import type { SqsProxy } from '../sqs-proxy/sqs-proxy.ts'
import { startTcpProxy } from '../tcp-proxy/tcp-proxy.ts'
import type { TcpProxy } from '../tcp-proxy/tcp-proxy.ts'
import { createSnapshots, startChaosStore } from './chaos-store.ts'
import type { ChaosStore, Snapshots } from './chaos-store.ts'
import { createConnectionFaults } from './connection-faults.ts'
import { createChaosQueues } from './queues.ts'
import type { ChaosQueues } from './queues.ts'
import { AUTHOR, SEED_POSTS, SEED_RESTAURANTS, SEED_USERS, TARGETS } from './targets.ts'

export interface WorldOptions {
  random: Random
  tally: Tally
  visibilitySeconds: number
  maxReceives: number
  /** Told of each body that the queue really has. */
  onSent: (body: string) => void
}

/** Stores of one run, each behind something that can fail, and connections of the checker's own. */
export interface World {
  stateDir: string
  run: Run
  postgres: ChaosStore
  redisServer: ChaosStore
  snapshots: Snapshots
  postgresProxy: TcpProxy
  redisProxy: TcpProxy
  sqsProxy: SqsProxy
  /** Switches the faults of queue and connections on or off; off at first. */
  setFaulting(on: boolean): void
  queues: ChaosQueues
  /** Straight to the queue, past the faults. */
  sqs: SQSClient
  database: Database
  redis: Redis
  databaseUrl: string
  redisUrl: string
  close(): Promise<void>
}

export async function openWorld(options: WorldOptions): Promise<World> {
  const { random, tally, onSent } = options
  // A developer's own profile would be preferred to the key pair of the embedded queue.
  for (const name of MISLEADING_AWS) delete process.env[name]
  Object.assign(process.env, EMBEDDED_AWS)
  const stateDir = await temporaryStateDir()
  const run = await claimRun(stateDir)
  const closers: (() => unknown)[] = [() => rmSync(stateDir, { recursive: true, force: true }), () => run.release()]
  const close = async () => {
    for (const end of closers.reverse()) await end()
  }
  try {
    const connectionFaults = createConnectionFaults(random, tally)
    const postgresProxy = await startTcpProxy({ judge: connectionFaults.judgePostgres })
    const redisProxy = await startTcpProxy({ judge: connectionFaults.judgeRedis })
    closers.push(() => Promise.all([postgresProxy.close(), redisProxy.close()]))
    const place = { stateDir, run }
    const [postgres, redisServer, queueServer] = await Promise.all([
      startChaosStore('postgres', place, postgresProxy),
      startChaosStore('redis', place, redisProxy),
      startStores({ stateDir, run, only: ['sqs'] }),
    ])
    closers.push(() => Promise.all([postgres.stop(), redisServer.stop(), queueServer.stop()]))
    const databaseUrl = `postgres://matjip@127.0.0.1:${postgresProxy.port}/matjip`
    const redisUrl = `redis://127.0.0.1:${redisProxy.port}`
    await migrateInProcess(databaseUrl)
    const database = openDatabase({ url: databaseUrl, poolSize: 3, statementTimeoutMs: 60_000 })
    const redis = openRedis({ url: redisUrl })
    const sqs = openSqs({ endpoint: queueServer.sqsEndpoint })
    closers.push(() => (sqs.destroy(), redis.disconnect(), database.close()))
    await database.pool.query(SEED_USERS, [TARGETS.user])
    await database.pool.query(SEED_POSTS, [TARGETS.post, AUTHOR])
    await database.pool.query(SEED_RESTAURANTS, [TARGETS.restaurant])
    const queues = await createChaosQueues(sqs, options.visibilitySeconds, options.maxReceives)
    const sqsProxy = await startSqsProxy({
      upstream: queueServer.sqsEndpoint,
      random: random.fork('queue'),
      faults: QUEUE_FAULTS,
      tally,
      onSent,
    })
    closers.push(() => sqsProxy.close())
    return {
      stateDir,
      run,
      postgres,
      redisServer,
      snapshots: createSnapshots(stateDir, redis),
      postgresProxy,
      redisProxy,
      sqsProxy,
      setFaulting(on) {
        sqsProxy.setFaulting(on)
        connectionFaults.setFaulting(on)
      },
      queues,
      sqs,
      database,
      redis,
      databaseUrl,
      redisUrl,
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}
