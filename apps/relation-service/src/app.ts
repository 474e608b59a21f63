import { ensureUser, watchGoneAccounts } from '@matjip/db-schema'
import type { Database } from '@matjip/db-schema'
import { sharedRateLimiter, watchEpoch } from '@matjip/redis-keys'
import type { Redis } from '@matjip/redis-keys'
import { createVersionClock, writeIntent } from '@matjip/relations'
import { createMeetCaller, createService } from '@matjip/service-kit'
import type { Service, ServiceOptions } from '@matjip/service-kit'
import type { FastifyRequest } from 'fastify'
import type { AcceptDeps } from './accept/accept-relation.ts'
import { accountRoutes } from './account/account-routes.ts'
import { acceptRoutes } from './accept/accept-routes.ts'
import { createBackground } from './accept/background.ts'
import type { RelationsQueue } from './accept/relations-queue.ts'
import { openEventDoors } from './events/event-doors.ts'
import { createEventHub } from './events/event-hub.ts'
import { eventRoutes } from './events/event-routes.ts'
import { createEventStreams } from './events/event-streams.ts'
import type { StreamLimits } from './events/event-streams.ts'
import { hidingRoutes } from './hiding/hiding-routes.ts'
import { listRoutes } from './lists/list-routes.ts'
import { readCachedPair } from './operations/operation-cache.ts'
import { operationRoutes } from './operations/operation-routes.ts'
import { readOperationRecord } from './operations/operation-store.ts'
import type { OperationDoors } from './operations/read-operation.ts'
import { ownListRoutes } from './own-lists/own-list-routes.ts'
import { stateRoutes } from './state/state-routes.ts'
import { userRoutes } from './users/user-routes.ts'

export interface AppDeps extends Pick<ServiceOptions, 'logger' | 'metrics' | 'tracing'> {
  database: Pick<Database, 'db' | 'pool'>
  redis: Redis
  /** A connection to Redis of its own, on which event streams are woken. */
  subscriber: Redis
  streamLimits: StreamLimits
  queue: RelationsQueue
  /** Where derivatives are served, without a slash at the end. */
  imagesUrl: string
  api: NonNullable<ServiceOptions['api']>
  /** See `AccountRoutesDeps`. */
  exportMs?: number
  /** Milliseconds since 1970; the machine's clock by default. */
  now?: () => number
}

/** Builds relation-service without environment or sockets. */
export async function buildApp(deps: AppDeps): Promise<Service> {
  const { logger, metrics, database, redis, queue, api, now } = deps
  const { db, pool } = database
  // Clicks need the queue alone and must be taken while Postgres or Redis is away. All instances share those stores, so
  // taking one out of service for them would only take out all of them, with the part that still works.
  const gone = watchGoneAccounts(db, (err) => logger.debug({ err }, 'could not look for deleted accounts'))
  const service = await createService({
    logger,
    metrics,
    tracing: deps.tracing,
    api,
    checks: { sqs: queue.check },
    sharedLimits: (name, policy) => sharedRateLimiter(redis, name, policy),
    isGone: gone.has,
    partialChecks: { postgres: () => pool.query('select 1'), redis: () => redis.ping() },
  })
  const stores = { pool, redis, imagesUrl: deps.imagesUrl }
  const meetCaller = createMeetCaller((caller) => ensureUser(db, caller))
  const background = createBackground((err) => logger.debug({ err }, 'the fold will have to create the user'))
  const doors: OperationDoors = {
    readRecord: (operation) => readOperationRecord(pool, operation),
    readCached: (operation) => readCachedPair(redis, operation),
  }
  const accepting: AcceptDeps = {
    stamp: createVersionClock(now),
    send: queue.send,
    writeIntent: (message) => writeIntent(redis, message),
    onIntentLost: (err) =>
      logger.warn({ err }, 'accepted without an intent: the actor sees the click once it is applied'),
  }
  const meetInBackground = (request: FastifyRequest) => {
    if (!meetCaller.hasMet(request.caller)) background(() => meetCaller(request))
  }
  await service.register(acceptRoutes, { ...doors, ...accepting, meetInBackground })
  const epoch = watchEpoch(redis)
  service.addHook('onClose', async () => {
    gone.stop()
    epoch.stop()
  })
  await service.register(hidingRoutes, {
    ...accepting,
    pool,
    redis,
    epoch,
    meetCaller,
    onFollowsLeft: (err) => logger.warn({ err }, 'a block stands; follows between the two were not ended'),
  })
  await service.register(operationRoutes, { doors })
  const streams = createEventStreams(createEventHub(deps.subscriber), openEventDoors(redis), deps.streamLimits)
  await service.register(eventRoutes, { streams })
  await service.register(stateRoutes, { stores })
  await service.register(listRoutes, { stores })
  await service.register(ownListRoutes, { stores })
  await service.register(userRoutes, { stores, db, meetCaller })
  await service.register(accountRoutes, { stores, meetCaller, gone, exportMs: deps.exportMs })
  return service
}
