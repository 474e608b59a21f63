import type { Database } from '@matjip/db-schema'
import { ensureUser } from '@matjip/db-schema'
import type { Redis } from '@matjip/redis-keys'
import { createMeetCaller, createService } from '@matjip/service-kit'
import type { Service, ServiceOptions } from '@matjip/service-kit'
import type { Originals } from './images/originals-store.ts'
import { likeRoutes } from './likes/like-routes.ts'
import { postReadRoutes } from './posts/post-read-routes.ts'
import { postWriteRoutes } from './posts/post-write-routes.ts'
import { restaurantRoutes } from './restaurants/restaurant-routes.ts'

export interface AppDeps extends Pick<ServiceOptions, 'logger' | 'metrics'>, Pick<Database, 'db' | 'pool'> {
  api: NonNullable<ServiceOptions['api']>
  redis: Redis
  originals: Originals
  /** Makes post ids. */
  nextId: () => number
}

/** Builds the service; opens no socket. Readiness asks Postgres alone: reads go on without Redis and S3, at most with older counts. */
export async function buildApp({ logger, metrics, api, ...deps }: AppDeps): Promise<Service> {
  const checks = { postgres: () => deps.pool.query('select 1') }
  const service = await createService({ logger, metrics, api, checks })
  const meetCaller = createMeetCaller((caller) => ensureUser(deps.db, caller))
  postReadRoutes(service, deps)
  postWriteRoutes(service, { ...deps, meetCaller })
  likeRoutes(service, deps)
  restaurantRoutes(service, deps)
  return service
}
