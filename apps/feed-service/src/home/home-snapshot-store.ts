import { relationKinds } from '@matjip/contracts'
import type { Snapshot } from '@matjip/redis-keys'
import type { FeedStores } from '../feed-deps.ts'
import { snapshotOf } from '../timelines/window-source.ts'

/** Authors with the newest posts whose posts are looked at to know how deep the snapshot goes, and posts of each. */
const LOOKED_AT = 60
const LOOKED_AT_EACH = 10
/** Posts that are read for each of the snapshot before the other way is cheaper: who follows people that post all day has them. */
const MOST = 4
/**
 * Posts of each leg that the other way reads before it is known how deep the snapshot goes. Of a snapshot of 360 at most 90
 * legs can have four of the newest, and only these are read deeper.
 */
const FIRST = 4

/**
 * The newest posts of the caller and of everybody whom the record says they follow, muted people too, so that unmuting needs
 * no rebuild; no clicks: until a follow is in the record the reader pulls it, and then it is backfilled. $1 caller, $2 limit.
 *
 * - `heads`: an id above which nobody of them has a post, one look-up of all authors in their order: a tenth of a probe of
 *   posts_by_author each;
 * - `bound`: $2 posts are as new as this, newest ones of authors and some more of those who have the newest. So no older one
 *   can be among the newest $2, and nobody whose head is below it has one;
 * - `recent`: all posts down to it, of all authors that are left, in one look-up;
 * - `enough`: they are the snapshot, unless there are too many to read, or too few: a head may be of a post that was deleted.
 *
 * Otherwise, and for few followed people, the other way:
 * - `newest`: the newest post of each leg; only the $2 legs with the newest of these can have posts among the newest $2;
 * - `depth`: $2 posts among the first of these legs are as new as this, so no older one can be among the newest $2;
 * - `deep`: a leg whose first ones are all as new may have more, and is read on down to it.
 */
export const HOME_SNAPSHOT = `/* feed-service home-snapshot */
with legs (author_id) as materialized (
  select $1::bigint
  union
  select target_id from relations where kind = ${relationKinds.follow} and actor_id = $1 and active
), heads as materialized (
  select author_id, post_id from newest_posts where author_id = any (array(select author_id from legs))
), newest_heads as materialized (
  select author_id, post_id from heads order by post_id desc limit $2
), looked_at as materialized (
  select post.id
  from (select author_id from newest_heads order by post_id desc limit ${LOOKED_AT}) as head cross join lateral (
    select posts.id from posts where posts.author_id = head.author_id order by posts.id desc limit ${LOOKED_AT_EACH}
  ) as post
), bound as materialized (
  select case when (select count(*) from newest_heads) >= ${LOOKED_AT} then (
    select id from (select post_id as id from newest_heads union select id from looked_at) as known
    order by id desc offset $2 - 1 limit 1
  ) end as id
), recent as materialized (
  select id from posts
  where author_id = any (array(select author_id from newest_heads where post_id >= (select id from bound)))
    and id >= (select id from bound)
  limit ${MOST} * $2 + 1
), enough as materialized (
  select count(*) between $2 and ${MOST} * $2 as found from recent
), newest as materialized (
  select heads.author_id
  from heads cross join lateral (
    select posts.id from posts where posts.author_id = heads.author_id order by posts.id desc limit 1
  ) as post
  where not (select found from enough)
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
  select id from recent where (select found from enough)
  union all
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
