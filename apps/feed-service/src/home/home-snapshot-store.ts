import { relationKinds } from '@matjip/contracts'
import type { Snapshot } from '@matjip/redis-keys'
import type { FeedStores } from '../feed-deps.ts'
import { snapshotOf } from '../timelines/window-source.ts'

/**
 * Posts of each leg that are read before it is known how deep the snapshot goes. Of a snapshot of 400 at most 100 legs can
 * have four of the newest, and only these are read deeper.
 */
const FIRST = 4

/**
 * The newest posts of the caller and of everybody whom the record says they follow, muted people too, so that unmuting needs
 * no rebuild; no clicks: until a follow is in the record the reader pulls it, and then it is backfilled. $1 caller, $2 limit.
 *
 * - `newest`: the newest post of each leg; only the $2 legs with the newest of these can have posts among the newest $2;
 * - `depth`: $2 posts among the first of these legs are as new as this, so no older one can be among the newest $2;
 * - `deep`: a leg whose first ones are all as new may have more, and is read on down to it.
 * One index-only probe a leg, one more for $2 of them, and one more for a few.
 */
export const HOME_SNAPSHOT = `/* feed-service home-snapshot */
with legs (author_id) as materialized (
  select $1::bigint
  union
  select target_id from relations where kind = ${relationKinds.follow} and actor_id = $1 and active
), newest as materialized (
  select legs.author_id
  from legs cross join lateral (
    select posts.id from posts where posts.author_id = legs.author_id order by posts.id desc limit 1
  ) as post
  order by post.id desc limit $2
), first as materialized (
  select newest.author_id, post.id, row_number() over (partition by newest.author_id order by post.id desc) as place
  from newest cross join lateral (
    select posts.id from posts where posts.author_id = newest.author_id order by posts.id desc limit ${FIRST}
  ) as post
), depth as materialized (
  select coalesce((select id from first order by id desc offset $2 - 1 limit 1), 0) as id
), deep as materialized (
  select author_id, id from first where place = ${FIRST} and id >= (select id from depth)
)
select id as "postId" from (
  select id from first where id >= (select id from depth)
  union all
  select post.id
  from deep cross join lateral (
    select posts.id from posts
    where posts.author_id = deep.author_id and posts.id < deep.id and posts.id >= (select id from depth)
    order by posts.id desc limit $2
  ) as post
) as post
order by id desc limit $2`

/** The newest `limit` posts of whom the record says the caller follows. */
export async function readHomeSnapshot(pool: FeedStores['pool'], callerId: number, limit: number): Promise<Snapshot> {
  const { rows } = await pool.query<{ postId: number }>({
    name: 'home-snapshot',
    text: HOME_SNAPSHOT,
    values: [callerId, limit],
  })
  return snapshotOf(
    rows.map(({ postId }) => postId),
    limit,
  )
}
