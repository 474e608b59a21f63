import { openDatabase, leaseIds } from '@matjip/db-schema'
import { apiOptions, createLogger, createMetrics, readConfig } from '@matjip/service-kit'
import { about } from './about.ts'
import { buildApp } from './app.ts'
import { config } from './lambda-config.ts'
import { createLambdaHandler } from './lambda/handle-event.ts'
import type { AlbAnswer, AlbEvent } from './lambda/handle-event.ts'
import { openOriginals } from './uploads/originals-store.ts'

/** Each copy of the function handles one request at a time: one connection for it, and one for its ids beside it. */
const POOL_SIZE = 2
/** A function answers once; those who would stream are told 503, and ask `GET /uploads/{id}` instead. */
const NO_STREAMS = { perUser: 1, total: 0 }
/** Nothing is watched where nothing streams. */
const WATCH_MS = 1_000
/** Milliseconds between two extensions of what ids are leased: as often as a container does it, but only when somebody asks. */
const EXTEND_MS = 5_000

// Opened once for each copy of the function and kept from event to event.
const settings = readConfig(config)
const logger = createLogger('upload-presigner/lambda', settings.LOG_LEVEL)
const database = openDatabase({
  url: settings.DATABASE_URL,
  poolSize: POOL_SIZE,
  onIdleError: (err) => logger.warn({ err }, 'an idle Postgres connection broke'),
})
const onError = (err: unknown) => logger.warn({ err }, 'no ids can be made for now')
// No configured number: copies of a function cannot be told apart.
const ids = leaseIds({ pool: database.pool, kind: 'upload', onError })
const handle = createLambdaHandler(
  await buildApp({
    logger,
    metrics: createMetrics(),
    api: apiOptions(settings, about),
    db: database.db,
    originals: openOriginals({
      bucket: settings.UPLOADS_BUCKET,
      region: settings.AWS_REGION,
      endpoint: settings.AWS_ENDPOINT_URL_S3,
    }),
    imagesUrl: settings.IMAGES_URL.replace(/\/$/, ''),
    limits: { unused: settings.UNUSED_UPLOADS_PER_USER, bytesPerDay: settings.UPLOAD_BYTES_PER_DAY },
    streamLimits: NO_STREAMS,
    watchMs: WATCH_MS,
    nextId: ids.next,
  }),
)
let extendedAt = Number.NEGATIVE_INFINITY

/** What AWS Lambda calls, behind a load balancer's target group with multi-value headers. */
export async function handler(event: AlbEvent): Promise<AlbAnswer> {
  // Between two events a copy is frozen and no timer runs: it may have slept for hours.
  if (Date.now() - extendedAt > EXTEND_MS)
    await ids.ensure().then(
      () => (extendedAt = Date.now()),
      (error: unknown) => onError(error),
    )
  return handle(event)
}
