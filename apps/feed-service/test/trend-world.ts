import { relationKinds, snowflakeAt } from '@matjip/contracts'
import type { Database } from '@matjip/db-schema'
import { daysBefore, slotTimeAt } from '@matjip/trends'
import { insertPosts, insertUsers } from './records.ts'

type Pool = Database['pool']

/** People who are known and have been here for long, 1 to `count`: the first is vouched for and follows all others, and so on. */
export async function insertKnownPeople(pool: Pool, count: number): Promise<void> {
  const ids = Array.from({ length: count }, (_, n) => n + 1)
  await insertUsers(pool, ids)
  await pool.query(`update users set created_at = now() - interval '100 days'`)
  // Three who are vouched for follow everybody.
  await pool.query(`insert into author_trust (user_id, is_vouched_for) values (1, true), (2, true), (3, true)`)
  await insertFollows(
    pool,
    [1, 2, 3].flatMap((actorId) => ids.filter((id) => id > 3).map((targetId) => [actorId, targetId] as const)),
  )
  // And all have posted on two days before, without hashtags.
  const early = Date.now() - 20 * 86_400_000
  await insertPosts(
    pool,
    ids.flatMap((authorId) => [0, 1].map((day) => ({ id: snowflakeAt(early + day * 86_400_000, authorId), authorId }))),
  )
}

export async function insertFollows(pool: Pool, pairs: readonly (readonly [number, number])[]): Promise<void> {
  await pool.query(
    `insert into relations (kind, actor_id, target_id, active, version, op_id, since)
     select $1, actor, target, true, 1, 'op', 1 from unnest($2::bigint[], $3::bigint[]) as f (actor, target)`,
    [relationKinds.follow, pairs.map(([actor]) => actor), pairs.map(([, target]) => target)],
  )
}

let next = 0

/** A post in the slot of the moment, so many days ago, each later than those before. @returns its id */
export function slotId(daysAgo = 0, now = Date.now()): number {
  next += 1
  return snowflakeAt(daysBefore(slotTimeAt(now), daysAgo).from, next)
}
