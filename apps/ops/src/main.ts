import { openDatabase } from '@matjip/db-schema'
import { deadLetterUrl, openSqs, queueDepth } from '@matjip/queue'
import { awaitRedisAtStart, openRedis } from '@matjip/redis-keys'
import { createLogger, createMetrics, readConfig, runService } from '@matjip/service-kit'
import { buildApp } from './app.ts'
import { config } from './config.ts'
import { parseTargets } from './metrics/scrape.ts'

/** Milliseconds: all that is asked of Postgres is a short walk of an index. */
const STATEMENT_TIMEOUT_MS = 2_000
/** A look asks two things at once, and a redrive a third. */
const POOL_SIZE = 3

const settings = readConfig(config)
const logger = createLogger('ops', settings.LOG_LEVEL)
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
// The page comes up whatever is away: that is when it is needed.
await awaitRedisAtStart(redis, (err) => logger.warn({ err }, 'Redis is not there yet'))
const sqs = openSqs()
const deadLetters = await deadLetterUrl(sqs, settings.RELATIONS_QUEUE_URL).catch((err: unknown) => {
  logger.warn({ err }, 'SQS did not say which the dead-letter queue is: it is not shown')
  return undefined
})
const service = await buildApp({
  logger,
  metrics: createMetrics(),
  pool: database.pool,
  redis,
  sqs,
  urls: {
    relations: settings.RELATIONS_QUEUE_URL,
    'relations-quarantine': settings.RELATIONS_QUARANTINE_QUEUE_URL,
    ...(deadLetters === undefined ? {} : { 'relations-dlq': deadLetters }),
    'post-events': settings.POST_EVENTS_QUEUE_URL,
    'post-events-dlq': settings.POST_EVENTS_DLQ_URL,
    derivatives: settings.DERIVATIVES_QUEUE_URL,
    'derivatives-dlq': settings.DERIVATIVES_DLQ_URL,
  },
  targets: parseTargets(settings.OPS_TARGETS),
  token: settings.OPS_TOKEN,
  pageDir: settings.OPS_PAGE_DIR,
  intervalMs: settings.OPS_INTERVAL_MS,
  partialChecks: {
    postgres: () => database.pool.query('select 1'),
    redis: () => redis.ping(),
    queue: () => queueDepth(sqs, settings.RELATIONS_QUEUE_URL),
  },
})
await runService({
  service,
  logger,
  host: settings.HOST,
  port: settings.PORT,
  drainDelayMs: settings.DRAIN_DELAY_MS,
  close: async () => {
    sqs.destroy()
    redis.disconnect()
    await database.close()
  },
})
