import { openDatabase, openIds } from '@matjip/db-schema'
import { apiOptions, createLogger, createMetrics, readConfig, runService } from '@matjip/service-kit'
import { about } from './about.ts'
import { buildApp } from './app.ts'
import { config } from './config.ts'
import { openOriginals } from './uploads/originals-store.ts'

const env = readConfig(config)
const logger = createLogger('upload-presigner', env.LOG_LEVEL)
const database = openDatabase({
  url: env.DATABASE_URL,
  onIdleError: (err) => logger.warn({ err }, 'an idle Postgres connection broke'),
})
const originals = openOriginals({
  bucket: env.UPLOADS_BUCKET,
  region: env.AWS_REGION,
  endpoint: env.AWS_ENDPOINT_URL_S3,
})
const ids = await openIds({
  pool: database.pool,
  kind: 'upload',
  worker: env.SNOWFLAKE_WORKER_ID,
  onError: (err) => logger.warn({ err }, 'no ids can be made for now'),
})

const service = await buildApp({
  logger,
  metrics: createMetrics(),
  api: apiOptions(env, about),
  db: database.db,
  originals,
  imagesUrl: env.IMAGES_URL.replace(/\/$/, ''),
  limits: { unused: env.UNUSED_UPLOADS_PER_USER, bytesPerDay: env.UPLOAD_BYTES_PER_DAY },
  streamLimits: { perUser: env.EVENT_STREAMS_PER_USER, total: env.EVENT_STREAMS },
  watchMs: env.WATCH_MS,
  nextId: ids.next,
})

await runService({
  service,
  logger,
  host: env.HOST,
  port: env.PORT,
  drainDelayMs: env.DRAIN_DELAY_MS,
  close: async () => {
    originals.close()
    await ids.close()
    await database.close()
  },
})
