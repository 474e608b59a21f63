import { committedKinds, relationKinds } from '@matjip/contracts'
import type { RelationKind } from '@matjip/contracts'
import type { FeedStores } from '../feed-deps.ts'
import type { SkeletonEntry } from '../page/skeleton.ts'

/** The actor's newest clicks by target, as `readIntents` of @matjip/relations gives them. */
export type FollowIntents = ReadonlyMap<number, { active: boolean; version: number }>

const FOLLOW = relationKinds['follow' satisfies RelationKind]
const HIDING = Object.values(committedKinds).join(', ')

/**
 * Own posts and posts of everybody the caller follows, newest first, in one statement.
 * $1 caller, $2 before, $3 limit, $4–$6 the caller's own clicks: targets, states, versions.
 *
 * Index walks and no scan, whatever the size of the tables:
 * - `clicks`: only those that are newer than their row, which they replace (by primary key);
 * - `legs`: the authors, index-only on relations_by_actor;
 * - `shown`: without those whom the caller mutes or blocks, or they would fill pages only to be left out by hydration, which
 *   knows who blocks the caller too;
 * - `newest`: the newest post of each author, one index-only probe a leg. Only the $3 authors with the newest of these can
 *   have posts among the newest $3 (any other author's newest has $3 newer ones before it), so only they are read deeper.
 *
 * The cost is one probe of posts_by_author per followed author plus $3² index entries. `author_id = any(…) order by id
 * limit` reads all posts since the oldest wanted one where the authors are dormant: 700–2,100 ms at 10^7 posts.
 */
export const HOME_SKELETON = `/* feed-service home-skeleton */
with clicks as materialized (
  select click.author_id, click.active
  from unnest($4::bigint[], $5::boolean[], $6::bigint[]) as click (author_id, active, version)
  where click.author_id <> $1 and click.version > coalesce((
    select relations.version from relations
    where relations.kind = ${FOLLOW} and relations.actor_id = $1 and relations.target_id = click.author_id), 0)
), legs (author_id) as (
  select $1::bigint
  union all
  select author_id from clicks where active
  union all
  select target_id from relations
  where kind = ${FOLLOW} and actor_id = $1 and active and target_id <> $1
    and target_id not in (select author_id from clicks)
), shown as (
  select author_id from legs where author_id not in (
    select target_id from relations where kind in (${HIDING}) and actor_id = $1 and active
  )
), newest as (
  select shown.author_id
  from shown cross join lateral (
    select posts.id from posts where posts.author_id = shown.author_id and posts.id < $2 order by posts.id desc limit 1
  ) as post
  order by post.id desc limit $3
)
select post.id as "postId", newest.author_id as "authorId"
from newest cross join lateral (
  select posts.id from posts where posts.author_id = newest.author_id and posts.id < $2 order by posts.id desc limit $3
) as post
order by post.id desc limit $3`

/** The next `limit` entries of a home timeline below the id `before`, with the caller's own clicks applied. */
export async function readHomeSkeleton(
  pool: FeedStores['pool'],
  callerId: number,
  intents: FollowIntents,
  before: number,
  limit: number,
): Promise<SkeletonEntry[]> {
  const clicks = [...intents.values()]
  const { rows } = await pool.query<SkeletonEntry>({
    name: 'home-skeleton',
    text: HOME_SKELETON,
    values: [
      callerId,
      before,
      limit,
      [...intents.keys()],
      clicks.map(({ active }) => active),
      clicks.map(({ version }) => version),
    ],
  })
  return rows
}
