import type { RelationMessage } from '@matjip/contracts'
import { openTestDatabase } from '@matjip/db-schema/testing'
import { openTestRedis } from '@matjip/redis-keys/testing'
import { applyDeliveries } from '../src/apply-deliveries.ts'
import { foldShards } from '../src/fold/fold-shards.ts'
import type { FoldReport } from '../src/fold/fold-shards.ts'
import { createPostgresRecord } from '../src/fold/postgres-record.ts'
import { createRedisStore } from '../src/redis-store.ts'
import { memoryLog } from './memory-log.ts'

/** Fewer shards than in production, so that small tests fold several targets in one batch. */
const SHARDS = 2

/** Real Postgres and Redis, a queue in memory, and words for what happens in the pipeline. */
export async function openWorld() {
  const database = await openTestDatabase()
  const redis = await openTestRedis()
  const log = memoryLog()
  const store = createRedisStore(redis, SHARDS)
  const ports = { store, record: createPostgresRecord(database.pool), log }
  return {
    ...ports,
    ports,
    pool: database.pool,
    redis,
    stores: { redis, pool: database.pool, shards: SHARDS },
    /** Nothing is stored any more; what the queue has stays. */
    async empty() {
      await redis.flushdb()
      await database.pool.query('truncate users, posts, relations, relation_failures, counters, outbox cascade')
    },
    async users(...ids: number[]) {
      await database.pool.query(
        `insert into users (id, handle, display_name) select id, 'u' || id, '손님 ' || id from unnest($1::bigint[]) as id`,
        [ids],
      )
    },
    async posts(...ids: number[]) {
      await database.pool.query(
        `insert into posts (id, author_id, text, hashtags) select id, 1, '국밥', '{}' from unnest($1::bigint[]) as id`,
        [ids],
      )
    },
    /** Delivers messages to the consumer: applied, and in flight until they are acknowledged. */
    deliver: (...operations: RelationMessage[]) => applyDeliveries(store, log.deliver(operations)),
    /** Folds every shard until nothing is pending any more. @throws what kept a shard from it */
    async fold(): Promise<FoldReport[]> {
      const reports: FoldReport[] = []
      for (let shard = 0; shard < SHARDS; shard += 1) {
        let report: FoldReport
        do {
          reports.push((report = await foldShards(ports, [shard], { limit: 100 })))
          if (report.failures.length > 0) throw new AggregateError(report.failures, 'a shard was not folded')
        } while (report.acknowledged > 0)
      }
      return reports
    },
    async rows() {
      const { rows } = await database.pool.query<{ pair: string; active: boolean; version: number }>(
        `select kind || ':' || actor_id || '>' || target_id as pair, active, version from relations order by 1`,
      )
      return Object.fromEntries(rows.map(({ pair, active, version }) => [pair, { active, version }]))
    },
    /** `kind:owner` → [count, revision]. */
    async counters() {
      const { rows } = await database.pool.query<{ key: string; count: number; rev: number }>(
        `select kind || ':' || owner_id as key, count, rev from counters order by 1`,
      )
      return Object.fromEntries(rows.map(({ key, count, rev }) => [key, [count, rev]]))
    },
    async failures() {
      const { rows } = await database.pool.query<{ op_id: string; code: string }>(
        'select op_id, code from relation_failures order by op_id',
      )
      return Object.fromEntries(rows.map(({ op_id, code }) => [op_id, code]))
    },
    async close() {
      redis.disconnect()
      await database.close()
    },
  }
}

/** An hour ago, in microseconds; versions count up from it. */
export const T0 = (Date.now() - 3_600_000) * 1000

/** A like of post 100 by user 1, unless told otherwise. */
export function click(over: Partial<RelationMessage> = {}): RelationMessage {
  const actorId = over.actorId ?? 1
  const version = over.version ?? T0
  return {
    v: 1,
    kind: 'like',
    actorId,
    actorHandle: `u${actorId}`,
    actorName: `손님 ${actorId}`,
    targetId: 100,
    active: true,
    version,
    opId: `op-${actorId}-${version - T0}`.padEnd(8, '_'),
    ...over,
  }
}
