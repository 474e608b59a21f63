import type { Database } from '@matjip/db-schema'
import { ensureUser, watchGoneAccounts } from '@matjip/db-schema'
import type { Bucket } from '@matjip/photos'
import { createPostReader } from '@matjip/post-view'
import { sharedRateLimiter, watchEpoch } from '@matjip/redis-keys'
import type { Redis } from '@matjip/redis-keys'
import { createMeetCaller, createService } from '@matjip/service-kit'
import type { Service, ServiceOptions } from '@matjip/service-kit'
import { createVerifyMetrics } from './images/verify-metrics.ts'
import { likeRoutes } from './likes/like-routes.ts'
import { moderationRoutes } from './moderation/moderation-routes.ts'
import { postReadRoutes } from './posts/post-read-routes.ts'
import { postWriteRoutes } from './posts/post-write-routes.ts'
import { reportRoutes } from './reports/report-routes.ts'
import { restaurantRoutes } from './restaurants/restaurant-routes.ts'

export interface AppDeps extends Pick<ServiceOptions, 'logger' | 'metrics'>, Pick<Database, 'db' | 'pool'> {
  api: NonNullable<ServiceOptions['api']>
  redis: Redis
  /** Private bucket of the originals. */
  originals: Bucket
  /** Where derivatives are served, without a slash at the end. */
  imagesUrl: string
  /** A connection to Redis of its own, on which changed posts are told. */
  subscriber: Redis
  /** Makes post ids. */
  nextId: () => number
}

/** Builds the service; opens no socket. Readiness asks Postgres alone: reads go on without Redis and S3, at most with older counts. */
export async function buildApp({ logger, metrics, api, ...deps }: AppDeps): Promise<Service> {
  const checks = { postgres: () => deps.pool.query('select 1') }
  const gone = watchGoneAccounts(deps.db, (err) => logger.debug({ err }, 'could not look for deleted accounts'))
  const service = await createService({
    logger,
    metrics,
    api,
    checks,
    isGone: gone.has,
    sharedLimits: (name, policy) => sharedRateLimiter(deps.redis, name, policy),
  })
  const meetCaller = createMeetCaller((caller) => ensureUser(deps.db, caller))
  const epoch = watchEpoch(deps.redis)
  const reader = createPostReader({ ...deps, epoch })
  service.addHook('onClose', async () => {
    gone.stop()
    reader.close()
    epoch.stop()
  })
  postReadRoutes(service, { pool: deps.pool, reader })
  postWriteRoutes(service, { ...deps, meetCaller, verified: createVerifyMetrics(metrics) })
  likeRoutes(service, deps)
  reportRoutes(service, { ...deps, meetCaller })
  moderationRoutes(service, { ...deps, meetCaller })
  restaurantRoutes(service, deps)
  return service
}
