import { openDatabase } from '@matjip/db-schema'
import { openSqs } from '@matjip/queue'
import { openRedis, redisReady } from '@matjip/redis-keys'
import { createPostgresRecord, createRedisStore, createTeller } from '@matjip/relations'
import type { Logger } from '@matjip/service-kit'
import { createSqsLog } from './fold/sqs-log.ts'

/**
 * Milliseconds that a fold's statement may take: a batch of thousands beside an autovacuum needs seconds, and a
 * transaction that waits for another batch's rows is not given up early.
 */
const STATEMENT_TIMEOUT_MS = 20_000

interface Settings {
  DATABASE_URL: string
  REDIS_URL: string
  RELATIONS_QUEUE_URL: string
  RELATIONS_QUARANTINE_QUEUE_URL: string
  FOLD_LANES: number
}

/** Opens what a fold needs. */
export async function openConnections(settings: Settings, logger: Logger) {
  const database = openDatabase({
    url: settings.DATABASE_URL,
    // One a lane, one for the health check, one each for audit, cleanup, erasure and the look after blocks.
    poolSize: settings.FOLD_LANES + 5,
    statementTimeoutMs: STATEMENT_TIMEOUT_MS,
    onIdleError: (err) => logger.warn({ err }, 'a connection to Postgres broke'),
  })
  const redis = openRedis({
    url: settings.REDIS_URL,
    onError: (err) => logger.warn({ err }, 'the connection to Redis broke'),
  })
  // Without Redis at the start the rounds fail and rest until it is there.
  await redisReady(redis).catch((err: unknown) => logger.warn({ err }, 'Redis is not there yet'))
  const sqs = openSqs()
  const log = createSqsLog({
    sqs,
    queueUrl: settings.RELATIONS_QUEUE_URL,
    quarantineUrl: settings.RELATIONS_QUARANTINE_QUEUE_URL,
    logger,
  })
  return {
    database,
    redis,
    sqs,
    ports: {
      store: createRedisStore(redis),
      record: createPostgresRecord(database.pool),
      log,
      tell: createTeller(redis, (err) => logger.warn({ err }, 'could not tell actors what became of their clicks')),
    },
    async close() {
      sqs.destroy()
      redis.disconnect()
      await database.close()
    },
  }
}
