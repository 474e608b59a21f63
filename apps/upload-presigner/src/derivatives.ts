import { extname, join } from 'node:path'
import { openDatabase } from '@matjip/db-schema'
import { openBucket } from '@matjip/photos'
import { createSender, openSqs, queueDepth } from '@matjip/queue'
import { forgetFragments, openRedis } from '@matjip/redis-keys'
import { createLogger, createMetrics, createService, readConfig, runService, startPeriodic } from '@matjip/service-kit'
import { config } from './derivatives-config.ts'
import { createDeriver } from './derive/bounded-deriver.ts'
import { createSweepMetrics } from './sweep/sweep-metrics.ts'
import { sweep } from './sweep/sweep.ts'
import { createDeriveMetrics } from './work/derive-metrics.ts'
import { feedQueue } from './work/feed-queue.ts'
import { startDeriving } from './work/start-deriving.ts'

const env = readConfig(config)
const logger = createLogger('upload-presigner/derivatives', env.LOG_LEVEL)
const registry = createMetrics()
const database = openDatabase({
  url: env.DATABASE_URL,
  onIdleError: (err) => logger.warn({ err }, 'a connection to Postgres broke'),
})
const { pool, db } = database
const s3 = { region: env.AWS_REGION, endpoint: env.AWS_ENDPOINT_URL_S3 }
const originals = openBucket({ ...s3, bucket: env.UPLOADS_BUCKET })
const images = openBucket({ ...s3, bucket: env.IMAGES_BUCKET })
const redis = openRedis({ url: env.REDIS_URL, onError: (err) => logger.warn({ err }, 'the connection to Redis broke') })
const sqs = openSqs()
const deriver = createDeriver({
  // Beside this file, as a source or as a bundle.
  file: join(import.meta.dirname, `deriver${extname(import.meta.filename)}`),
  processes: env.DERIVERS,
  memoryBytes: env.DERIVE_MEMORY_MB * 1_000_000,
  timeMs: env.DERIVE_TIME_MS,
})
const service = await createService({
  logger,
  metrics: registry,
  checks: { postgres: () => pool.query('select 1'), queue: () => queueDepth(sqs, env.DERIVATIVES_QUEUE_URL) },
})
const metrics = createDeriveMetrics(registry)
const deriving = startDeriving({
  pool,
  originals,
  images,
  deriver,
  sqs,
  queueUrl: env.DERIVATIVES_QUEUE_URL,
  deadLettersUrl: env.DERIVATIVES_DLQ_URL,
  logger,
  metrics,
  poisonReceives: env.POISON_RECEIVES,
  onChanged: (postId) => forgetFragments(redis, [postId]),
})
const send = createSender(sqs, env.DERIVATIVES_QUEUE_URL)
const feeding = startPeriodic({
  what: 'feeding the queue of derivatives',
  run: async (signal) => metrics.queued.inc(await feedQueue(pool, send, signal)),
  intervalMs: env.FEED_MS,
  logger,
})
const swept = createSweepMetrics(registry)
const sweeping = startPeriodic({
  what: 'the sweep of uploads',
  run: (signal) => sweep({ db, originals, images, swept, goneGraceS: env.GONE_UPLOADS_S, logger }, signal),
  intervalMs: env.SWEEP_MS,
  logger,
})
await runService({
  service,
  logger,
  host: env.HOST,
  port: env.PORT,
  drainDelayMs: env.DRAIN_DELAY_MS,
  onDrain: () => Promise.all([deriving.stop(), feeding.stop(), sweeping.stop()]),
  close: async () => {
    deriver.close()
    redis.disconnect()
    sqs.destroy()
    originals.close()
    images.close()
    await database.close()
  },
})
