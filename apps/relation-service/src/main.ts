import { openDatabase } from '@matjip/db-schema'
import { openSqs } from '@matjip/queue'
import { awaitRedisAtStart, openRedis } from '@matjip/redis-keys'
import { apiOptions, createLogger, createMetrics, openTracing, readConfig, runService } from '@matjip/service-kit'
import { openRelationsQueue } from './accept/relations-queue.ts'
import { about } from './about.ts'
import { buildApp } from './app.ts'
import { config } from './config.ts'

const settings = readConfig(config)
const logger = createLogger('relation-service', settings.LOG_LEVEL)
const database = openDatabase({
  url: settings.DATABASE_URL,
  onIdleError: (err) => logger.warn({ err }, 'a connection to Postgres broke'),
})
const redis = openRedis({
  url: settings.REDIS_URL,
  onError: (err) => logger.warn({ err }, 'the connection to Redis broke'),
})
// A connection that is subscribed can do nothing else.
const subscriber = openRedis({
  url: settings.REDIS_URL,
  onError: (err) => logger.warn({ err }, 'the connection to Redis for events broke'),
})
const sqs = openSqs()
const service = await buildApp({
  logger,
  metrics: createMetrics(),
  tracing: await openTracing('relation-service', settings),
  database,
  redis,
  subscriber,
  streamLimits: { perUser: settings.EVENT_STREAMS_PER_USER, total: settings.EVENT_STREAMS },
  queue: openRelationsQueue(sqs, settings.RELATIONS_QUEUE_URL),
  imagesUrl: settings.IMAGES_URL.replace(/\/$/, ''),
  api: apiOptions(settings, about),
})
await awaitRedisAtStart(redis, (err) => logger.warn({ err }, 'Redis is not there yet'))
await runService({
  service,
  logger,
  host: settings.HOST,
  port: settings.PORT,
  drainDelayMs: settings.DRAIN_DELAY_MS,
  close: async () => {
    sqs.destroy()
    redis.disconnect()
    subscriber.disconnect()
    await database.close()
  },
})
