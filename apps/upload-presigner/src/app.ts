import type { Db } from '@matjip/db-schema'
import { ensureUser, watchGoneAccounts } from '@matjip/db-schema'
import { createMeetCaller, createService } from '@matjip/service-kit'
import type { Service, ServiceOptions } from '@matjip/service-kit'
import { sql } from 'drizzle-orm'
import { uploadEventRoutes } from './events/event-routes.ts'
import { createUploadStreams } from './events/upload-streams.ts'
import type { StreamLimits } from './events/upload-streams.ts'
import { createUploadWatch } from './events/upload-watch.ts'
import type { Originals } from './uploads/originals-store.ts'
import { noteArrival } from './uploads/read-upload.ts'
import type { UploadLimits } from './uploads/upload-limits.ts'
import { createUploadMetrics } from './uploads/upload-metrics.ts'
import { uploadRoutes } from './uploads/upload-routes.ts'
import { findUploads } from './uploads/upload-store.ts'

export interface AppDeps extends Pick<ServiceOptions, 'logger' | 'metrics'> {
  api: NonNullable<ServiceOptions['api']>
  db: Db
  originals: Originals
  /** Where derivatives are served, without a slash at the end. */
  imagesUrl: string
  limits: UploadLimits
  streamLimits: StreamLimits
  /** Milliseconds between two looks at uploads that somebody waits for. */
  watchMs: number
  /** Makes upload ids. */
  nextId: () => number
}

/** Builds the service; opens no socket. Signing needs no S3, so readiness asks Postgres alone: an outage of S3 must not take every task out. */
export async function buildApp({ logger, metrics, api, streamLimits, watchMs, ...deps }: AppDeps): Promise<Service> {
  const { db } = deps
  const gone = watchGoneAccounts(db, (err) => logger.debug({ err }, 'could not look for deleted accounts'))
  const checks = { postgres: () => db.execute(sql`select 1`) }
  const service = await createService({ logger, metrics, api, isGone: gone.has, checks })
  service.addHook('onClose', async () => gone.stop())
  const meetCaller = createMeetCaller((caller) => ensureUser(db, caller))
  uploadRoutes(service, { ...deps, meetCaller, metrics: createUploadMetrics(metrics) })
  const look = async (ids: readonly number[]) => {
    const rows = await findUploads(db, ids)
    await Promise.all(rows.map((row) => noteArrival(deps, row)))
    return rows
  }
  const watch = createUploadWatch(look, watchMs, (err) => logger.warn({ err }, 'could not look at watched uploads'))
  uploadEventRoutes(service, { ...deps, streams: createUploadStreams(watch, streamLimits) })
  return service
}
