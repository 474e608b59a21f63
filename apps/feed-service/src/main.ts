import { openDatabase } from '@matjip/db-schema'
import { awaitRedisAtStart, openRedis } from '@matjip/redis-keys'
import { apiOptions, createLogger, createMetrics, readConfig, runService } from '@matjip/service-kit'
import { about } from './about.ts'
import { buildApp } from './app.ts'
import { config } from './config.ts'
import { openRecordReads } from './record-reads.ts'
import { timelineLimits } from './timelines/timeline-settings.ts'

const settings = readConfig(config)
const logger = createLogger('feed-service', settings.LOG_LEVEL)
const database = openDatabase({
  url: settings.DATABASE_URL,
  onIdleError: (err) => logger.warn({ err }, 'a connection to Postgres broke'),
})
const metrics = createMetrics()
const record = openRecordReads({
  database,
  urls: settings.DATABASE_REPLICA_URLS,
  waitMs: settings.REPLICA_WAIT_MS,
  metrics,
  onIdleError: (err) => logger.warn({ err }, 'a connection to a replica broke'),
})
const redis = openRedis({
  url: settings.REDIS_URL,
  onError: (err) => logger.warn({ err }, 'the connection to Redis broke'),
})
// A connection that is subscribed can do nothing else.
const subscriber = openRedis({
  url: settings.REDIS_URL,
  onError: (err) => logger.warn({ err }, 'the connection to Redis for changed posts broke'),
})
const service = await buildApp({
  logger,
  metrics,
  database,
  ...(record && { reads: record.reads }),
  redis,
  imagesUrl: settings.IMAGES_URL.replace(/\/$/, ''),
  subscriber,
  api: apiOptions(settings, about),
  limits: { ...timelineLimits(settings), rebuilds: settings.REBUILDS },
})
await awaitRedisAtStart(redis, (err) => logger.warn({ err }, 'Redis is not there yet'))
await runService({
  service,
  logger,
  host: settings.HOST,
  port: settings.PORT,
  drainDelayMs: settings.DRAIN_DELAY_MS,
  close: async () => {
    redis.disconnect()
    subscriber.disconnect()
    await Promise.all([record?.close(), database.close()])
  },
})
