import { openDatabase } from '@matjip/db-schema'
import { deadLetterUrl, openSqs } from '@matjip/queue'
import { openRedis, redisReady } from '@matjip/redis-keys'
import { MISLEADING_AWS, STATE_DIR, readStack } from '@matjip/stack'
import type { LiveStores } from './live/collect-live-state.ts'

/** Milliseconds that a statement may take: a comparison of all counters reads every row once. */
const STATEMENT_TIMEOUT_MS = 300_000
/** What of a stack's configuration the doctor needs. */
const NEEDED = ['DATABASE_URL', 'REDIS_URL', 'RELATIONS_QUEUE_URL', 'RELATIONS_QUARANTINE_QUEUE_URL'] as const

export interface Connections extends LiveStores {
  close(): Promise<void>
}

/**
 * Opens the stores: those of the environment, else those of the stack that runs on a state folder.
 * @throws Error with one sentence for the person who typed it
 */
export async function connect(stateDir: string | undefined): Promise<Connections> {
  const stores = chooseStores(stateDir)
  // The AWS SDK reads region, credentials and endpoint from the environment by itself.
  Object.assign(process.env, stores)
  const database = openDatabase({
    url: stores.DATABASE_URL ?? '',
    poolSize: 4,
    statementTimeoutMs: STATEMENT_TIMEOUT_MS,
  })
  const redis = openRedis({ url: stores.REDIS_URL ?? '' })
  const sqs = openSqs()
  const close = async () => {
    sqs.destroy()
    redis.disconnect()
    await database.close()
  }
  try {
    await redisReady(redis)
    const relations = stores.RELATIONS_QUEUE_URL ?? ''
    const urls = {
      relations,
      quarantine: stores.RELATIONS_QUARANTINE_QUEUE_URL ?? '',
      deadLetters: await deadLetterUrl(sqs, relations),
    }
    return { pool: database.pool, redis, sqs, urls, close }
  } catch (error) {
    await close()
    throw error
  }
}

function chooseStores(stateDir: string | undefined): Record<string, string | undefined> {
  if (stateDir === undefined && NEEDED.every((name) => process.env[name])) return process.env
  const folder = stateDir ?? STATE_DIR
  const stack = readStack(folder)
  if (!stack)
    throw new Error(
      `no stack runs on ${folder}: start one with ./start, name its folder with --state, or set ${NEEDED.join(', ')} and the AWS variables`,
    )
  for (const name of MISLEADING_AWS) delete process.env[name]
  return stack.stores
}
