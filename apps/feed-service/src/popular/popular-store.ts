import { counterKinds } from '@matjip/db-schema'
import { relationKinds } from '@matjip/contracts'
import type { RelationKind } from '@matjip/contracts'
import type { FeedStores } from '../feed-deps.ts'

const LIKE = relationKinds['like' satisfies RelationKind]

/** Ids in which a post loses half of its likes' weight: twelve hours of snowflakes, 4,096 a millisecond. */
const HALF_LIFE_IDS = 12 * 3_600_000 * 4096
/** Liked posts that are compared by their number of likes, the newest. */
const COMPARED = 20_000
/** And those that are looked at closely, with so many likers each: the first, whom no crowd can push out. */
const LOOKED_AT = 250
const ASKED_LIKERS = 200
/** Trusted people without whom nothing is popular. */
const MIN_LIKERS = 2
/** Posts of the list. */
const LISTED = 200
/** One person does not fill the list. */
const PER_AUTHOR = 3

/**
 * The most popular posts: $1 the oldest id, $2 an id of this moment.
 *
 * By the number of trusted people who like a post, halved every twelve hours of its age, as a sum of logarithms. All likes
 * choose the candidates, on a walk of the counters' primary key (its owners are post ids, and those are times); likes of
 * trusted people alone decide. It costs what was liked in the time, bounded by the limits, and never a scan.
 */
export const POPULAR = `/* feed-service popular */
with liked as materialized (
  select owner_id, count from counters
  where kind = ${counterKinds.likes} and owner_id >= $1 order by owner_id desc limit ${COMPARED}
), candidate as materialized (
  select owner_id from liked where count >= ${MIN_LIKERS}
  order by ln(count) / ln(2) - ($2 - owner_id) / ${HALF_LIFE_IDS}.0 desc limit ${LOOKED_AT}
), weighed as (
  select post.id, post.author_id,
    ln(greatest(likers.trusted, 1)) / ln(2) - ($2 - post.id) / ${HALF_LIFE_IDS}.0 as score
  from candidate
  cross join lateral (select id, author_id from posts where posts.id = candidate.owner_id limit 1) as post
  cross join lateral (
    select 1 from users where users.id = post.author_id and users.deleted_at is null limit 1
  ) as author
  cross join lateral (
    select count(*) as trusted
    from (
      select actor_id from relations where kind = ${LIKE} and target_id = post.id and active
      order by since limit ${ASKED_LIKERS}
    ) as liker
    cross join lateral (
      select 1 from author_trust
      where author_trust.user_id = liker.actor_id and (is_vouched_for or level is not null) limit 1
    ) as known
    where liker.actor_id <> post.author_id
  ) as likers
  where likers.trusted >= ${MIN_LIKERS}
), placed as (
  select *, row_number() over (partition by author_id order by score desc, id desc) as place from weighed
)
select id as "postId", author_id as "authorId" from placed
where place <= ${PER_AUTHOR} order by score desc, id desc limit ${LISTED}`

/** Popular posts, the most popular first. @param sinceId no older posts @param nowId an id of this moment */
export async function readPopular(
  pool: FeedStores['pool'],
  sinceId: number,
  nowId: number,
): Promise<{ postId: number; authorId: number }[]> {
  const { rows } = await pool.query<{ postId: number; authorId: number }>({
    name: 'popular',
    text: POPULAR,
    values: [sinceId, nowId],
  })
  return rows
}
