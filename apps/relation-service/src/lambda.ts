import { openDatabase } from '@matjip/db-schema'
import { openSqs, quarantine } from '@matjip/queue'
import { awaitRedisAtStart, openRedis, redisReady } from '@matjip/redis-keys'
import { createPostgresRecord, createRedisStore, createTeller } from '@matjip/relations'
import { createLogger, readConfig } from '@matjip/service-kit'
import { config } from './lambda-config.ts'
import { createLambdaHandler } from './lambda/handle-event.ts'
import type { SqsBatchResponse, SqsEvent } from './lambda/sqs-event.ts'

/** Each copy of the function handles one event at a time: one connection to commit, and one to read back beside it. */
const POOL_SIZE = 2
/** Milliseconds that a fold's statement may take, as in counter-batch: one that waits for another fold's rows is not given up early. */
const STATEMENT_TIMEOUT_MS = 20_000
/**
 * Milliseconds that a new copy of the function waits for Redis before its first event, where a connection takes its time on a
 * busy machine: without Redis what it commits is not shown.
 */
const REDIS_START_MS = 3_000
/** Milliseconds that an event waits for Redis where the function was asleep; while Redis is away each of them does. */
const REDIS_WAIT_MS = 500

// Opened once for each copy of the function and kept from event to event.
const settings = readConfig(config)
const logger = createLogger('relation-service/lambda', settings.LOG_LEVEL)
const database = openDatabase({
  url: settings.DATABASE_URL,
  poolSize: POOL_SIZE,
  statementTimeoutMs: STATEMENT_TIMEOUT_MS,
  onIdleError: (err) => logger.warn({ err }, 'a connection to Postgres broke'),
})
const redis = openRedis({
  url: settings.REDIS_URL,
  onError: (err) => logger.warn({ err }, 'the connection to Redis broke'),
})
await awaitRedisAtStart(redis, (err) => logger.warn({ err }, 'Redis is not there yet'), REDIS_START_MS)
const sqs = openSqs()
const handle = createLambdaHandler({
  store: createRedisStore(redis),
  record: createPostgresRecord(database.pool),
  tell: createTeller(redis, (err) => logger.warn({ err }, 'could not tell actors what became of their clicks')),
  quarantine: async (poison) => {
    await quarantine(sqs, settings.RELATIONS_QUARANTINE_QUEUE_URL, poison)
    const { messageId, reason, detail } = poison
    logger.warn({ messageId, reason, detail }, 'quarantined a message')
  },
  onFailure: ({ messageId }, err) => logger.warn({ err, messageId }, 'not committed; it comes again'),
  onNotShown: (err) => logger.warn({ err }, 'committed, but Redis does not show it'),
})

/** What AWS Lambda calls. The event source needs `FunctionResponseTypes: [ReportBatchItemFailures]`. */
export async function handler(event: SqsEvent): Promise<SqsBatchResponse> {
  await redisReady(redis, REDIS_WAIT_MS).catch(() => undefined)
  return handle(event)
}
