import { openDatabase, openIds } from '@matjip/db-schema'
import { openBucket } from '@matjip/photos'
import { awaitRedisAtStart, openRedis } from '@matjip/redis-keys'
import { apiOptions, createLogger, createMetrics, readConfig, runService } from '@matjip/service-kit'
import { about } from './about.ts'
import { buildApp } from './app.ts'
import { config } from './config.ts'

const env = readConfig(config)
const logger = createLogger('post-service', env.LOG_LEVEL)
const database = openDatabase({
  url: env.DATABASE_URL,
  onIdleError: (err) => logger.warn({ err }, 'an idle Postgres connection broke'),
})
const redis = openRedis({ url: env.REDIS_URL, onError: (err) => logger.warn({ err }, 'Redis connection') })
// A connection that is subscribed can do nothing else.
const subscriber = openRedis({
  url: env.REDIS_URL,
  onError: (err) => logger.warn({ err }, 'Redis connection for changed posts'),
})
const originals = openBucket({
  bucket: env.UPLOADS_BUCKET,
  region: env.AWS_REGION,
  endpoint: env.AWS_ENDPOINT_URL_S3,
})
const ids = await openIds({
  pool: database.pool,
  kind: 'post',
  worker: env.SNOWFLAKE_WORKER_ID,
  onError: (err) => logger.warn({ err }, 'no ids can be made for now'),
})

const service = await buildApp({
  logger,
  metrics: createMetrics(),
  api: apiOptions(env, about),
  db: database.db,
  pool: database.pool,
  redis,
  subscriber,
  originals,
  imagesUrl: env.IMAGES_URL.replace(/\/$/, ''),
  nextId: ids.next,
})

await awaitRedisAtStart(redis, (err) => logger.warn({ err }, 'Redis is not there yet'))
await runService({
  service,
  logger,
  host: env.HOST,
  port: env.PORT,
  drainDelayMs: env.DRAIN_DELAY_MS,
  close: async () => {
    originals.close()
    redis.disconnect()
    subscriber.disconnect()
    await ids.close()
    await database.close()
  },
})
