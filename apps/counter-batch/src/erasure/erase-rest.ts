import { counterKinds, inTransaction } from '@matjip/db-schema'
import type { Database } from '@matjip/db-schema'

/** Counters that a user owns. */
const OF_USERS = [counterKinds.followers, counterKinds.following, counterKinds.posts].join(', ')

/**
 * $1 the person, $2 seconds. Until everything that was under way is in the record a count above 0 stays with its rows, or the next
 * pass would take them from nothing.
 */
const COUNTERS = `delete from counters where (kind, owner_id) in (
  select kind, owner_id from counters where kind in (${OF_USERS}) and owner_id = $1
    and (count = 0 or exists (select from users where id = $1 and deleted_at < now() - make_interval(secs => $2)))
  order by kind for update)`

/** Rows that are about one person alone, few of each: $1 the person. A table that holds people and is missing here fails the census. */
const REST = [
  'delete from relation_failures where actor_id = $1',
  'delete from idempotency_keys where user_id = $1',
  'delete from author_trust where user_id = $1',
  'delete from newest_posts where author_id = $1',
  'delete from pulled_authors where author_id = $1',
  'delete from viewer_fences where user_id = $1',
  'delete from post_reports where reporter_id = $1',
  // What a moderator decided stays, and who it was does not.
  'update moderation_audit set moderator_id = null where moderator_id = $1',
  // Nobody begins to read these any more; a walk in one begins anew.
  'delete from feed_snapshots where retired_at is not null and $1 = any (author_ids)',
] as const

/**
 * $1 the person. What others have still to let go of: photos, which upload-presigner sweeps; lists that the next refresh makes
 * without them; events that the relay has not sent.
 */
const LEFT = `select
  exists (select from uploads where owner_id = $1) as photos,
  exists (select from feed_snapshots where $1 = any (author_ids)) as lists,
  exists (select from outbox where payload ->> 'authorId' = $1::text) as events`

/** $1 the person, $2 seconds. */
const DONE = `update users set erased_at = now()
where id = $1 and erased_at is null and deleted_at < now() - make_interval(secs => $2)`

/** Deletes what is left about a person, in one transaction. */
export async function eraseRest(pool: Database['pool'], userId: number, settleS: number): Promise<void> {
  await inTransaction(pool, async (client) => {
    await client.query(COUNTERS, [userId, settleS])
    for (const statement of REST) await client.query(statement, [userId])
  })
}

/** What is not gone yet and goes by itself. @returns its names */
export async function leftBehind(pool: Database['pool'], userId: number): Promise<string[]> {
  const { rows } = await pool.query<Record<string, boolean>>(LEFT, [userId])
  return Object.entries(rows[0] ?? {}).flatMap(([what, isLeft]) => (isLeft ? [what] : []))
}

/** Notes that nothing of an account is left. @returns whether it was deleted long enough ago to be sure */
export async function noteErased(pool: Database['pool'], userId: number, settleS: number): Promise<boolean> {
  return (await pool.query(DONE, [userId, settleS])).rowCount === 1
}
