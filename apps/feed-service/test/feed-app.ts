import { committedKinds } from '@matjip/contracts'
import type { CommittedKind, FeedPage, Problem } from '@matjip/contracts'
import { openTestDatabase } from '@matjip/db-schema/testing'
import { openTestReplica } from './test-replica.ts'
import {
  authorKey,
  forgetFragments,
  forgetViewers,
  openRedis,
  pushEach,
  redisReady,
  watchEpoch,
} from '@matjip/redis-keys'
import type { Redis } from '@matjip/redis-keys'
import { openTestRedis } from '@matjip/redis-keys/testing'
import { commitFenced } from '@matjip/relations'
import { createLogger, createMetrics } from '@matjip/service-kit'
import { createTestIssuer } from '@matjip/service-kit/testing'
import { about } from '../src/about.ts'
import { buildApp } from '../src/app.ts'
import { deletePost, deleteUser, insertPosts, recordFollows } from './records.ts'
import type { FollowRecord, PostRecord } from './records.ts'
import type { AppDeps } from '../src/app.ts'
import { openFanout, SMALL } from './fanout-world.ts'
import { awaitRebuilt } from './timelines.ts'

/** A port on which nothing listens. */
const NOWHERE = 'redis://127.0.0.1:1'

export interface HidingRecord {
  kind: CommittedKind
  actorId: number
  targetId: number
  active: boolean
}

const WRITE_HIDING = `
  insert into relations (kind, actor_id, target_id, active, version, op_id, since) values ($1, $2, $3, $4, 1, 'op', 1)
  on conflict (kind, actor_id, target_id) do update set active = excluded.active`

/** The service on real stores of its own, asked without a socket. */
export async function openFeedApp() {
  const [database, redis, issuer] = await Promise.all([openTestDatabase(), openTestRedis(), createTestIssuer()])
  const api = {
    auth: issuer.options,
    openApi: { ...about, version: '0', publicUrl: 'http://feeds.test' },
    trustedProxies: ['127.0.0.1/32'],
  }
  const replica = openTestReplica(database)
  const subscribers: Redis[] = []
  const epoch = watchEpoch(redis)
  const services: Awaited<ReturnType<typeof buildApp>>[] = []
  /** The service with one of its stores exchanged, such as a Redis that is down. */
  const appWith = async (stores: Partial<Pick<AppDeps, 'database' | 'redis'>>) => {
    const subscriber = openRedis({ url: stores.redis ? NOWHERE : redis.url })
    subscribers.push(subscriber)
    if (!stores.redis) await redisReady(subscriber)
    const registry = createMetrics()
    const service = await buildApp({
      logger: createLogger('test', 'silent'),
      metrics: registry,
      // Small, so that few posts reach every limit.
      limits: { home: SMALL.home, shared: SMALL.shared, rebuilds: 20, snapshotMs: 0 },
      database,
      // Where a store is exchanged, it is the one that the test is about.
      ...(replica && !stores.database && { reads: replica.reads }),
      redis,
      imagesUrl: 'https://images.test',
      subscriber,
      api,
      ...stores,
    })
    services.push(service)
    /** @param userId the caller; anonymous without */
    const get = async (path: string, userId?: number) => {
      const headers = userId === undefined ? {} : { authorization: `Bearer ${await issuer.tokenFor({ userId })}` }
      const response = await service.inject({ url: path, headers })
      return { status: response.statusCode, headers: response.headers, body: response.json<FeedPage & Problem>() }
    }
    return { get, sources: createSourceCounts(registry) }
  }
  /** What post-service and relation-service do after a change of these posts. */
  const forget = async (postIds: readonly number[]) => {
    if (postIds.length === 0) return
    const heard = subscribers.filter(({ status }) => status === 'ready').map((one) => hears(one, postIds.join()))
    await forgetFragments(redis, postIds)
    await Promise.all(heard)
  }
  /** Changes of the record, as the services make them: what was kept of the posts is forgotten. */
  const write = {
    /** @param pushed into the author's timeline, as post-service does where Redis lets it */
    posts: async (posts: PostRecord[], { pushed = true } = {}) => {
      await insertPosts(database.pool, posts)
      await forget(posts.map(({ id }) => id))
      await forgetViewers(redis, [...new Set(posts.map(({ authorId }) => authorId))])
      const pushes = posts.map(({ id, authorId }) => ({ key: authorKey(authorId), postId: id }))
      if (pushed) await pushEach(redis, pushes, SMALL.shared)
    },
    /** As the record is minutes later: no entry of a viewer is older. */
    follows: async (follows: FollowRecord[]) => {
      await recordFollows(database.pool, follows)
      await forgetViewers(
        redis,
        follows.map(({ actorId }) => actorId),
      )
    },
    /** A block or mute, as relation-service commits it. */
    hiding: async ({ kind, actorId, targetId, active }: HidingRecord) => {
      await commitFenced({ ...database, redis, epoch }, [actorId, targetId], (client) =>
        client.query(WRITE_HIDING, [committedKinds[kind], actorId, targetId, active]),
      )
    },
    deletePost: async (id: number) => {
      await deletePost(database.pool, id)
      await forget([id])
    },
    deleteUser: async (id: number) => {
      await deleteUser(database.pool, id)
      const { rows } = await database.pool.query<{ id: number }>('select id from posts where author_id = $1', [id])
      await forget(rows.map((row) => row.id))
    },
  }
  const close = async () => {
    await Promise.all(services.map((service) => service.close()))
    epoch.stop()
    for (const one of [redis as Redis, ...subscribers]) one.disconnect()
    await replica?.close()
    await Promise.all([database.close(), issuer.close()])
  }
  const stores = { pool: database.pool, redis: redis as Redis }
  return {
    ...stores,
    database,
    ...(await appWith({})),
    appWith,
    forget,
    write,
    fanout: openFanout(stores),
    /** Resolves when a timeline is in Redis and can be believed. */
    rebuilt: (key: string) => awaitRebuilt(redis, key),
    close,
  }
}

/** Resolves when a subscriber is told of these posts. */
function hears(subscriber: Redis, postIds: string): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const listen = (_channel: string, message: string) => {
    if (message !== postIds) return
    subscriber.off('message', listen)
    resolve()
  }
  subscriber.on('message', listen)
  return promise
}

/** What answered the reads of a feed's skeleton since it was asked last, by source. */
function createSourceCounts(registry: ReturnType<typeof createMetrics>) {
  const before = new Map<string, number>()
  return async (feed: string): Promise<Record<string, number>> => {
    const found: Record<string, number> = {}
    const metric = await registry.getSingleMetric('feed_source_total')?.get()
    for (const { labels, value } of metric?.values ?? []) {
      const name = `${labels.feed} ${labels.source}`
      const fresh = value - (before.get(name) ?? 0)
      before.set(name, value)
      if (labels.feed === feed && fresh > 0) found[String(labels.source)] = fresh
    }
    return found
  }
}

export type FeedApp = Awaited<ReturnType<typeof openFeedApp>>

/** Ids of a page's posts, in its order. */
export function idsOf({ items }: FeedPage): number[] {
  return items.map(({ post }) => Number(post.id))
}
