import type { RelationMessage } from '@matjip/contracts'
import { counterKinds } from '@matjip/db-schema'
import type { CounterKind } from '@matjip/db-schema'
import { openTestDatabase } from '@matjip/db-schema/testing'
import { openTestRedis } from '@matjip/redis-keys/testing'
import { createPostgresRecord } from '@matjip/relations'
import { createLogger, createMetrics } from '@matjip/service-kit'
import { createAuditMetrics } from '../src/audit/audit-metrics.ts'
import { createAudit } from '../src/audit/audit-round.ts'
import { createRecentOwners } from '../src/audit/recent-owners.ts'

/** Posts that there are to like, and users to follow. */
export const POSTS = [100, 101, 102]
export const USERS = [1, 2, 3, 4, 5]

/** Real Postgres and Redis with a record to fold into and audits to run beside. */
export async function openAudited() {
  const [database, redis, registry] = [await openTestDatabase(), await openTestRedis(), createMetrics()]
  const { pool } = database
  const recent = createRecentOwners()
  const metrics = createAuditMetrics(registry)
  const logger = createLogger('test', 'silent')
  return {
    pool,
    redis,
    registry,
    record: recent.watch(createPostgresRecord(pool)),
    /** An audit as a process of its own would run it. */
    newAudit: ({ counters = 100, maxRows = 100_000, sharesRecent = false } = {}) =>
      createAudit({
        pool,
        redis,
        recent: sharesRecent ? recent : createRecentOwners(),
        metrics,
        logger,
        counters,
        maxRows,
      }),
    async reset() {
      await redis.flushdb()
      registry.resetMetrics()
      await pool.query('truncate users, posts, relations, relation_failures, counters cascade')
      await pool.query(
        `insert into users (id, handle, display_name) select id, 'u' || id, '손님' from unnest($1::bigint[]) as id`,
        [USERS],
      )
      await pool.query(
        `insert into posts (id, author_id, text, hashtags) select id, 1, '국밥', '{}' from unnest($1::bigint[]) as id`,
        [POSTS],
      )
      await pool.query('insert into counters (kind, owner_id, count, rev) values ($1, 1, $2, 1)', [
        counterKinds.posts,
        POSTS.length,
      ])
    },
    /** Makes a counter wrong, as no code of ours does. */
    async spoil(counter: CounterKind, ownerId: number, by: number) {
      await pool.query(
        `insert into counters as c (kind, owner_id, count) values ($1, $2, $3)
         on conflict (kind, owner_id) do update set count = c.count + $3`,
        [counterKinds[counter], ownerId, by],
      )
    },
    /** `kind owner: count≠rows` of every counter that is wrong, counted the plain way. */
    async drifts() {
      const { rows } = await pool.query<{ drift: string }>(`
        with actual as (
          select 1 as kind, target_id as owner_id, count(*) from relations where kind = 1 and active group by 2
          union all select 2, actor_id, count(*) from relations where kind = 1 and active group by 2
          union all select 3, target_id, count(*) from relations where kind = 2 and active group by 2
          union all select 4, author_id, count(*) from posts group by 2
          union all select 5, target_id, count(*) from relations where kind = 5 and active group by 2
          union all select 6, target_id, count(*) from relations where kind = 3 and active group by 2
          union all select 7, hashtag_id, count(*) from post_hashtags group by 2
        )
        select kind || ' ' || owner_id || ': ' || coalesce(c.count, 0) || '≠' || coalesce(a.count, 0) as drift
        from counters c full join actual a using (kind, owner_id)
        where coalesce(c.count, 0) <> coalesce(a.count, 0) order by 1`)
      return rows.map(({ drift }) => drift)
    },
    /** Resolves when a connection waits for a lock. @throws where none does within five seconds */
    async someoneWaits() {
      const deadline = Date.now() + 5_000
      for (;;) {
        const { rows } = await pool.query<{ waiting: boolean }>(
          'select exists (select from pg_locks where not granted) as waiting',
        )
        if (rows[0]?.waiting) return
        if (Date.now() > deadline) throw new Error('nobody waits for a lock')
      }
    },
    async metric(name: string) {
      const { values } = await registry.getSingleMetric(name)!.get()
      return values.reduce((sum, { value }) => sum + value, 0)
    },
    async close() {
      redis.disconnect()
      await database.close()
    },
  }
}

let version = Date.now() * 1000

/** A click of this moment, newer than all before. */
export function click(over: Partial<RelationMessage> = {}): RelationMessage {
  version += 1
  const actorId = over.actorId ?? 1
  return {
    v: 1,
    kind: 'like',
    actorId,
    actorHandle: `u${actorId}`,
    actorName: '손님',
    targetId: 100,
    active: true,
    version,
    opId: `op-${version}`,
    ...over,
  }
}
