import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { S3Client } from '@aws-sdk/client-s3'
import { openDatabase } from '@matjip/db-schema'
import type { Database } from '@matjip/db-schema'
import { startStack } from '@matjip/e2e'
import { openSqs } from '@matjip/queue'
import { openRedis, redisReady } from '@matjip/redis-keys'
import type { Redis } from '@matjip/redis-keys'
import { MISLEADING_AWS, openS3, readStack } from '@matjip/stack'
import { openTokens } from './tokens.ts'
import type { Tokens } from './tokens.ts'

/** The whole product on stores of its own, and what lies behind it. */
export interface AttackedStack {
  /** Origin of the gateway. */
  url: string
  tokens: Tokens
  pool: Database['pool']
  redis: Redis
  sqs: ReturnType<typeof openSqs>
  s3: S3Client
  /** Of originals and of derivatives. */
  buckets: readonly string[]
  /** Where a process listens, behind the gateway. @throws Error for a name that none has */
  originOf(name: string): string
  /** The queues' addresses as the processes have them, by variable. */
  stores: Readonly<Record<string, string>>
  close(): Promise<void>
}

/** A few people here ask what many would: what is behind the limits is looked at. */
const UNLIMITED = { RATE_LIMIT_SCALE: '0' }

/**
 * Starts the product as `./start` does, empty, in a folder of its own that goes with it.
 * @param paces variables by which what is periodic happens sooner
 */
export async function openStack(paces: Readonly<Record<string, string>> = {}): Promise<AttackedStack> {
  const state = await mkdtemp(join(tmpdir(), 'matjip-abuse-'))
  const stack = await startStack(['--port', '0', '--state', state, '--empty'], { ...UNLIMITED, ...paces })
  const file = readStack(state)
  if (file === undefined) throw new Error('the stack does not say where its stores are')
  for (const name of MISLEADING_AWS) delete process.env[name]
  // The AWS SDK reads region, credentials and endpoint from the environment by itself.
  Object.assign(process.env, file.stores)
  const { pool, close: closeDatabase } = openDatabase({ url: file.stores.DATABASE_URL ?? '', poolSize: 2 })
  const redis = await redisReady(openRedis({ url: file.stores.REDIS_URL ?? '' }))
  const sqs = openSqs()
  const s3 = openS3(process.env)
  return {
    url: stack.url,
    tokens: await openTokens(state, stack.url),
    pool,
    redis,
    sqs,
    s3,
    buckets: [file.stores.UPLOADS_BUCKET ?? '', file.stores.IMAGES_BUCKET ?? ''],
    originOf(name) {
      const found = file.processes.find((process) => process.name === name)
      if (found === undefined) throw new Error(`no process is named ${name}`)
      return found.url
    },
    stores: file.stores,
    async close() {
      sqs.destroy()
      s3.destroy()
      redis.disconnect()
      await closeDatabase()
      await stack.stop()
      await rm(state, { recursive: true, force: true })
    },
  }
}
