import { committedKinds, relationKinds } from '@matjip/contracts'
import type { FeedStores } from '../feed-deps.ts'
import type { SkeletonEntry } from '../page/skeleton.ts'
import { clickColumns } from './home-clicks.ts'
import type { HomeClicks } from './home-clicks.ts'
import { GATE_POSITIONS } from './home-gate.ts'

const HIDING = Object.values(committedKinds).join(', ')

/** The caller's ($1) clicks of a kind that are newer than their row, which they replace (by primary key). Parameters: targets, states, versions. */
export const newerClicksSql = (kind: number, [targets, states, versions]: readonly [string, string, string]) => `
  select click.target_id, click.active
  from unnest(${targets}::bigint[], ${states}::boolean[], ${versions}::bigint[]) as click (target_id, active, version)
  where click.version > coalesce((
    select relations.version from relations
    where relations.kind = ${kind} and relations.actor_id = $1 and relations.target_id = click.target_id), 0)`

/** Targets that the caller is related to by a kind, clicks of the CTE `clicks` applied: index-only on relations_by_actor. */
export const relatedSql = (kind: number, clicks: string) => `
  select target_id from ${clicks} where active
  union all
  select target_id from relations
  where kind = ${kind} and actor_id = $1 and active and target_id not in (select target_id from ${clicks})`

/** The hashtag that has a key: of several, the one that was there first. */
export const hashtagOfKeySql = (key: string) =>
  `select h.id, h.name from hashtags h where hashtag_key(h.name) = ${key} order by h.id limit 1`

/**
 * Own posts, posts of everybody the caller follows, and posts with hashtags that the caller follows, newest first, in one
 * statement. $1 caller, $2 before, $3 limit, $4–$6 the caller's own clicks on people: targets, states, versions; $7–$9 those on
 * hashtags.
 *
 * Index walks and no scan, whatever the size of the tables:
 * - `legs`, `tags`: the authors and hashtags;
 * - `hidden`: whom the caller mutes or blocks, or they would fill pages only to be left out by hydration, which knows who
 *   blocks the caller too;
 * - `newest`: the newest post of each author, one index-only probe a leg. Only the $3 authors with the newest of these can
 *   have posts among the newest $3 (any other author's newest has $3 newer ones before it), so only they are read deeper;
 * - `tagged`: of each hashtag the newest, index-only, that have it among their first.
 *
 * The cost is one probe of posts_by_author per followed author plus $3² index entries. `author_id = any(…) order by id
 * limit` reads all posts since the oldest wanted one where the authors are dormant: 700–2,100 ms at 10^7 posts.
 */
export const HOME_SKELETON = `/* feed-service home-skeleton */
with clicks as materialized (${newerClicksSql(relationKinds.follow, ['$4', '$5', '$6'])}
), hashtag_clicks as materialized (${newerClicksSql(relationKinds.hashtag, ['$7', '$8', '$9'])}
), hidden as materialized (
  select target_id from relations where kind in (${HIDING}) and actor_id = $1 and active
), legs (author_id) as (
  select $1::bigint union (${relatedSql(relationKinds.follow, 'clicks')})
), tags as materialized (
  select hashtag.id, hashtag.name
  from (${relatedSql(relationKinds.hashtag, 'hashtag_clicks')}) as followed cross join lateral (${hashtagOfKeySql('followed.target_id')}) as hashtag
), newest as (
  select legs.author_id
  from legs cross join lateral (
    select posts.id from posts where posts.author_id = legs.author_id and posts.id < $2 order by posts.id desc limit 1
  ) as post
  where legs.author_id not in (select target_id from hidden)
  order by post.id desc limit $3
), posted (post_id, hashtag) as (
  select post.id, null
  from newest cross join lateral (
    select posts.id from posts where posts.author_id = newest.author_id and posts.id < $2 order by posts.id desc limit $3
  ) as post
  union all
  select tagged.post_id, tags.name
  from tags cross join lateral (
    select post_id from post_hashtags
    where hashtag_id = tags.id and post_id < $2 and position < ${GATE_POSITIONS}
      and author_id not in (select target_id from hidden)
    order by post_id desc limit $3
  ) as tagged
)
select post_id as "postId", array_remove(array_agg(hashtag), null) as hashtags
from posted group by post_id order by post_id desc limit $3`

/** The next `limit` entries of a home timeline below the id `before`, with the caller's own clicks applied, from the record alone. */
export async function readHomeFromRecord(
  pool: FeedStores['pool'],
  callerId: number,
  { follows, hashtags }: HomeClicks,
  before: number,
  limit: number,
): Promise<SkeletonEntry[]> {
  const { rows } = await pool.query<SkeletonEntry>({
    name: 'home-skeleton',
    text: HOME_SKELETON,
    values: [callerId, before, limit, ...clickColumns(follows), ...clickColumns(hashtags)],
  })
  return rows
}
