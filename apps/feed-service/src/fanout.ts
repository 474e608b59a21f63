import type { PostEvents } from '@matjip/contracts'
import { openDatabase } from '@matjip/db-schema'
import { createSender, jsonBody, openSqs, queueDepth } from '@matjip/queue'
import { openRedis, redisReady } from '@matjip/redis-keys'
import { createLogger, createMetrics, createService, readConfig, runService } from '@matjip/service-kit'
import { config } from './fanout-config.ts'
import { createFanoutMetrics } from './fanout/fanout-metrics.ts'
import { startNewsDesk } from './fanout/news-desk.ts'
import { startFanout } from './fanout/start-fanout.ts'
import { timelineLimits } from './timelines/timeline-settings.ts'

const settings = readConfig(config)
const logger = createLogger('feed-service/fanout', settings.LOG_LEVEL)
const metrics = createMetrics()
const database = openDatabase({
  url: settings.DATABASE_URL,
  onIdleError: (err) => logger.warn({ err }, 'a connection to Postgres broke'),
})
const redis = openRedis({
  url: settings.REDIS_URL,
  onError: (err) => logger.warn({ err }, 'the connection to Redis broke'),
})
const sqs = openSqs()
const queueUrl = settings.POST_EVENTS_QUEUE_URL
const send = createSender(sqs, queueUrl)

const service = await createService({
  logger,
  metrics,
  checks: {
    postgres: () => database.pool.query('select 1'),
    redis: () => redis.ping(),
    queue: () => queueDepth(sqs, queueUrl),
  },
})
// Without Redis at the start the receivers fail and rest until it is there.
await redisReady(redis).catch((err: unknown) => logger.warn({ err }, 'Redis is not there yet'))
const news = startNewsDesk(redis, { onError: (err) => logger.debug({ err }, 'could not tell of new posts') })
const receiving = startFanout({
  pool: database.pool,
  redis,
  sqs,
  queueUrl,
  deadLettersUrl: settings.POST_EVENTS_DLQ_URL,
  receivers: settings.FANOUT_RECEIVERS,
  logger,
  news,
  metrics: createFanoutMetrics(metrics),
  settings: {
    pullThreshold: settings.PULL_THRESHOLD,
    chunk: settings.FANOUT_CHUNK,
    ...timelineLimits(settings),
  },
  send: (events, writtenAtMs) =>
    Promise.all(events.map((event) => send(jsonBody({ v: 1, writtenAtMs, events: [event] } satisfies PostEvents)))),
})
await runService({
  service,
  logger,
  host: settings.HOST,
  port: settings.PORT,
  drainDelayMs: settings.DRAIN_DELAY_MS,
  onDrain: () => receiving.stop().then(() => news.stop()),
  close: async () => {
    sqs.destroy()
    redis.disconnect()
    await database.close()
  },
})
