import { ratePolicies } from '@matjip/contracts'
import type { RelationKind } from '@matjip/contracts'
import { isCluster } from '../open-redis.ts'
import type { Redis } from '../open-redis.ts'
import { ownWritesKey } from '../posts/own-writes.ts'
import { eventsKey, LISTENERS_KEY } from '../relations/events.ts'
import { countKey, intentField, intentKey, settledKey, shardOf } from '../relations/relation-keys.ts'
import { authorKey, homeKey } from '../timelines/timeline-keys.ts'
import { viewerKey } from '../viewers/viewer-entries.ts'

/** A pair of the pipeline whose row is gone. */
export interface GonePair {
  kind: RelationKind
  actorId: number
  targetId: number
}

/**
 * Forgets what is kept of pairs whose rows were erased: what the next click would be measured against, and that their actors
 * clicked. What is pending stays: its fold finds it void and takes it out. @throws where Redis is away
 */
export async function forgetErasedPairs(redis: Redis, pairs: readonly GonePair[], shards?: number): Promise<void> {
  const settled = Map.groupBy(pairs, ({ kind, targetId }) =>
    settledKey(shardOf(kind, targetId, shards), kind, targetId),
  )
  const intents = Map.groupBy(pairs, ({ actorId }) => intentKey(actorId))
  await Promise.all([
    ...[...settled].map(([key, of]) => redis.hdel(key, ...of.map(({ actorId }) => String(actorId)))),
    ...[...intents].map(([key, of]) => redis.hdel(key, ...of.map(({ kind, targetId }) => intentField(kind, targetId)))),
  ])
}

/**
 * Forgets every key that is a person's own, and their place among those who listen. What is pending for or of them is left to
 * the fold. Again, it changes nothing. @throws where Redis is away
 */
export async function forgetPerson(redis: Redis, userId: number, shards?: number): Promise<void> {
  const shard = shardOf('follow', userId, shards)
  const keys = [
    intentKey(userId),
    eventsKey(userId),
    homeKey(userId),
    authorKey(userId),
    ownWritesKey(userId),
    viewerKey(userId),
    ...Object.keys(ratePolicies).map((name) => `rate:${name}:{${userId}}`),
    settledKey(shard, 'follow', userId),
    countKey(shard, 'follow', userId),
  ]
  if (isCluster(redis)) await Promise.all(keys.map((key) => redis.unlink(key)))
  else await redis.unlink(...keys)
  await redis.zrem(LISTENERS_KEY, String(userId))
}
