import { ensureUser, watchGoneAccounts } from '@matjip/db-schema'
import type { Database, RecordReads } from '@matjip/db-schema'
import { createPostReader } from '@matjip/post-view'
import { HOME_LIMITS, SHARED_LIMITS, watchEpoch } from '@matjip/redis-keys'
import type { Redis } from '@matjip/redis-keys'
import { createMeetCaller, createService } from '@matjip/service-kit'
import type { Service, ServiceOptions } from '@matjip/service-kit'
import { hashtagRoutes } from './hashtags/hashtag-routes.ts'
import { hashtagListRoutes } from './hashtags/hashtag-list-routes.ts'
import { homeRoutes } from './home/home-routes.ts'
import { nearbyRoutes } from './nearby/nearby-routes.ts'
import { popularRoutes } from './popular/popular-routes.ts'
import { trendingRoutes } from './trending/trending-routes.ts'
import { createReadyPages } from './page/ready-pages.ts'
import { restaurantRoutes } from './restaurants/restaurant-routes.ts'
import { createKeptSnapshots, SNAPSHOT_MS } from './snapshots/kept-snapshots.ts'
import { createTimelines } from './timelines/timelines.ts'
import type { TimelinesOptions } from './timelines/timelines.ts'
import { userRoutes } from './users/user-routes.ts'

export interface AppDeps extends Pick<ServiceOptions, 'logger' | 'metrics'> {
  database: Pick<Database, 'db' | 'pool'>
  /** What reads feeds from the record, where it is not the database itself; nothing is written by it. */
  reads?: RecordReads
  redis: Redis
  /** Where derivatives are served, without a slash at the end. */
  imagesUrl: string
  /** A connection to Redis of its own, on which changed posts are told. */
  subscriber: Redis
  api: NonNullable<ServiceOptions['api']>
  /** Depths, lives and rebuilds of timelines, where they are not the defaults. */
  limits?: Partial<Pick<TimelinesOptions, 'home' | 'shared' | 'rebuilds'>> & {
    /** Milliseconds that the newest snapshot of a ranked list is not asked for again. */
    snapshotMs?: number
  }
}

/** Rebuilds at once: each takes Postgres some 10 ms, and one of ten connections. */
const REBUILDS = 4

/** Builds feed-service without environment or sockets. */
export async function buildApp(options: AppDeps): Promise<Service> {
  const { logger, metrics, database, redis, subscriber, imagesUrl, api, limits } = options
  const { db, pool } = database
  const reads = options.reads ?? pool
  const gone = watchGoneAccounts(db, (err) => logger.debug({ err }, 'could not look for deleted accounts'))
  const service = await createService({
    logger,
    metrics,
    api,
    isGone: gone.has,
    checks: { postgres: () => pool.query('select 1') },
    // Without Redis every feed is answered from Postgres.
    partialChecks: { redis: () => redis.ping() },
  })
  const epoch = watchEpoch(redis)
  const reader = createPostReader({ pool, redis, epoch, subscriber, imagesUrl })
  service.addHook('onClose', async () => {
    gone.stop()
    reader.close()
    epoch.stop()
  })
  const timelines = createTimelines({
    ...{ pool: reads, redis, logger, metrics },
    ...{ home: HOME_LIMITS, shared: SHARED_LIMITS, rebuilds: REBUILDS },
    ...limits,
  })
  const deps = {
    stores: { pool: reads, redis, timelines },
    reader,
    ready: createReadyPages(reader.changes),
    snapshots: createKeptSnapshots(pool, limits?.snapshotMs ?? SNAPSHOT_MS),
    meetCaller: createMeetCaller((caller) => ensureUser(db, caller)),
  }
  await service.register(homeRoutes, deps)
  await service.register(hashtagRoutes, deps)
  await service.register(userRoutes, deps)
  await service.register(hashtagListRoutes, deps)
  await service.register(trendingRoutes, deps)
  await service.register(popularRoutes, deps)
  await service.register(nearbyRoutes, deps)
  await service.register(restaurantRoutes, deps)
  return service
}
