import { relationKinds } from '@matjip/contracts'
import type { Snapshot } from '@matjip/redis-keys'
import type { FeedStores } from '../feed-deps.ts'
import { snapshotOf } from '../timelines/window-source.ts'

/** Posts of each author that are looked at to find how deep the snapshot goes. Few, as there are hundreds of authors. */
const SAMPLE = 8

/**
 * The newest posts of the caller and of everybody whom the record says they follow, muted people too, so that unmuting needs
 * no rebuild; no clicks: until a follow is in the record the reader pulls it, and then it is backfilled. $1 caller, $2 limit.
 *
 * `sample` has some posts of each leg, so at least $2 posts are as new as its $2nd newest: none below that can be among the
 * newest $2, and each leg is read down to it. Two index-only probes a leg; asking each leg for $2 would read $2 × legs entries.
 */
export const HOME_SNAPSHOT = `/* feed-service home-snapshot */
with legs (author_id) as materialized (
  select $1::bigint
  union
  select target_id from relations where kind = ${relationKinds.follow} and actor_id = $1 and active
), sample as materialized (
  select post.id
  from legs cross join lateral (
    select posts.id from posts where posts.author_id = legs.author_id order by posts.id desc limit ${SAMPLE}
  ) as post
), depth as materialized (
  select coalesce((select id from sample order by id desc offset $2 - 1 limit 1), 0) as id
)
select post.id as "postId"
from depth, legs cross join lateral (
  select posts.id from posts where posts.author_id = legs.author_id and posts.id >= depth.id order by posts.id desc limit $2
) as post
order by post.id desc limit $2`

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
