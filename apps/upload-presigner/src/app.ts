import type { Db } from '@matjip/db-schema'
import { ensureUser } from '@matjip/db-schema'
import { createMeetCaller, createService } from '@matjip/service-kit'
import type { Service, ServiceOptions } from '@matjip/service-kit'
import { sql } from 'drizzle-orm'
import type { Originals } from './uploads/originals-store.ts'
import { uploadRoutes } from './uploads/upload-routes.ts'

export interface AppDeps extends Pick<ServiceOptions, 'logger' | 'metrics'> {
  api: NonNullable<ServiceOptions['api']>
  db: Db
  originals: Originals
  /** Makes upload ids. */
  nextId: () => number
}

/** Builds the service; opens no socket. Signing needs no S3, so readiness asks Postgres alone: an outage of S3 must not take every task out. */
export async function buildApp({ logger, metrics, api, db, originals, nextId }: AppDeps): Promise<Service> {
  const service = await createService({ logger, metrics, api, checks: { postgres: () => db.execute(sql`select 1`) } })
  const meetCaller = createMeetCaller((caller) => ensureUser(db, caller))
  uploadRoutes(service, { db, originals, nextId, meetCaller })
  return service
}
