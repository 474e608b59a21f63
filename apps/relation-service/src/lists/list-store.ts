import { relationKinds } from '@matjip/contracts'
import type { Database } from '@matjip/db-schema'
import type { PairState } from '@matjip/redis-keys'
import { notBlockedSql } from '@matjip/relations'
import { clickColumns, clickedSql } from './clicked-sql.ts'
import type { ListPosition } from './list-position.ts'

type Pool = Database['pool']

/** A person in a list, with the place in it. */
export interface ListedPerson extends ListPosition {
  handle: string
  displayName: string
}

/*
 * Each walks its covering index backwards from the cursor and stops at the limit, whatever the length of the list.
 * Deleted people are skipped during the walk, so that a page is short only at the end.
 * So are people of whom the viewer may not see anything. $1 list's owner, $2 since, $3 id, $4 limit, $5 viewer or null.
 */
export const FOLLOWERS = `/* relation-service followers */
select r.actor_id as id, r.since, u.handle, u.display_name as "displayName"
from relations r join users u on u.id = r.actor_id and u.deleted_at is null
where r.kind = ${relationKinds.follow} and r.target_id = $1 and r.active and (r.since, r.actor_id) < ($2, $3)
  and ${notBlockedSql('$5::bigint', 'r.actor_id')}
order by r.since desc, r.actor_id desc limit $4`

export const FOLLOWING = `/* relation-service following */
select r.target_id as id, r.since, u.handle, u.display_name as "displayName"
from relations r join users u on u.id = r.target_id and u.deleted_at is null
where r.kind = ${relationKinds.follow} and r.actor_id = $1 and r.active and (r.since, r.target_id) < ($2, $3)
  and ${notBlockedSql('$5::bigint', 'r.target_id')}
order by r.since desc, r.target_id desc limit $4`

/** The owner's own list: the record without the pairs that were clicked lately, and those clicks ($5 to $8). */
export const OWN_FOLLOWING = `/* relation-service own-following */
${clickedSql(relationKinds.follow)}, recorded as (
  select r.target_id as id, r.since, u.handle, u.display_name
  from relations r join users u on u.id = r.target_id and u.deleted_at is null
  where r.kind = ${relationKinds.follow} and r.actor_id = $1 and r.active and (r.since, r.target_id) < ($2, $3)
    and r.target_id <> all ($5::bigint[]) and ${notBlockedSql('$1', 'r.target_id')}
  order by r.since desc, r.target_id desc limit $4
)
select id, since, handle, display_name as "displayName" from (
  select * from recorded
  union all
  select c.id, c.since, u.handle, u.display_name
  from clicked c join users u on u.id = c.id and u.deleted_at is null
  where c.active and (c.since, c.id) < ($2, $3) and ${notBlockedSql('$1', 'c.id')}
) both_parts order by since desc, id desc limit $4`

/** People who follow a user, newest first. @param viewerId null for anonymous callers */
export async function readFollowers(
  pool: Pool,
  userId: number,
  before: ListPosition,
  limit: number,
  viewerId: number | null,
) {
  return read(pool, 'followers', FOLLOWERS, [userId, before.since, before.id, limit, viewerId])
}

/** People whom a user follows, newest first. @param viewerId null for anonymous callers */
export async function readFollowing(
  pool: Pool,
  userId: number,
  before: ListPosition,
  limit: number,
  viewerId: number | null,
) {
  return read(pool, 'following', FOLLOWING, [userId, before.since, before.id, limit, viewerId])
}

/** The same for the user's own eyes: with the clicks that are not in the record yet. */
export async function readOwnFollowing(
  pool: Pool,
  userId: number,
  before: ListPosition,
  limit: number,
  clicks: ReadonlyMap<number, PairState>,
) {
  const values = [userId, before.since, before.id, limit, ...clickColumns(clicks)]
  return read(pool, 'own-following', OWN_FOLLOWING, values)
}

async function read(pool: Pool, name: string, text: string, values: unknown[]): Promise<ListedPerson[]> {
  const { rows } = await pool.query<ListedPerson>({ name, text, values })
  return rows
}
