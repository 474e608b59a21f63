import { counterKinds, inTransaction } from '@matjip/db-schema'
import type { Database } from '@matjip/db-schema'

/** $1 author, $2 how many at most: those that a moderator has hidden, too. */
const SOME_POSTS = `(select id from posts where author_id = $1 order by id limit $2)
union all (select id from hidden_posts where author_id = $1 order by id limit $2) limit $2`

/** $1 posts. What people found wrong with them, and those that nobody saw any more: no timeline and no count has them. */
const REPORTS_OF = 'delete from post_reports where post_id = any($1::bigint[])'
const ERASE_HIDDEN = 'delete from hidden_posts where id = any($1::bigint[]) and author_id = $2'

/**
 * $1 posts. What nobody likes any more, in the order of the key, before the rows that a fold may wait for. Where a fold has
 * brought a like since, its count stays with it: `forgetLikes` comes after the post.
 */
const LIKES_OF = `
delete from counters where (kind, owner_id) in (
  select kind, owner_id from counters where kind = ${counterKinds.likes} and owner_id = any($1::bigint[]) and count = 0
  order by owner_id for update)`

/**
 * $1 posts, $2 author. As the deletion of one post in post-service, for some at once: edges, rows, word to the timelines, the
 * author's and the hashtags' counts. Locks in its order: posts, counters, each sorted. Photos are swept from their own rows.
 */
export const ERASE_POSTS = `/* counter-batch erase-posts */
with chosen as materialized (
  select id, version from posts where id = any($1::bigint[]) and author_id = $2 order by id for update
), edges as (
  delete from post_hashtags using chosen where post_id = chosen.id returning hashtag_id
), erased as (
  delete from posts using chosen where posts.id = chosen.id returning posts.id, posts.version
), told as (
  insert into outbox (payload)
  select jsonb_build_object('v', 1, 'type', 'post.deleted', 'postId', id, 'authorId', $2::bigint, 'version', version + 1)
  from erased
), moved as (
  select ${counterKinds.posts}::smallint as kind, $2::bigint as owner_id, count(*) as rows from erased having count(*) > 0
  union all
  select ${counterKinds.hashtagPosts}::smallint, hashtag_id, count(*) from edges group by hashtag_id
), counted as (
  insert into counters as c (kind, owner_id, count, rev) select kind, owner_id, -rows, 1 from moved order by kind, owner_id
  on conflict (kind, owner_id) do update set count = c.count + excluded.count, rev = c.rev + 1
)
select id from erased`

/** Some posts of a person, the oldest first. */
export async function somePosts(pool: Database['pool'], authorId: number, limit: number): Promise<number[]> {
  const { rows } = await pool.query<{ id: number }>(SOME_POSTS, [authorId, limit])
  return rows.map(({ id }) => id)
}

/** Erases posts to which no relation points any more. @returns how many */
export async function erasePosts(
  pool: Database['pool'],
  authorId: number,
  postIds: readonly number[],
): Promise<number> {
  return inTransaction(pool, async (client) => {
    await client.query(REPORTS_OF, [postIds])
    const hidden = await client.query(ERASE_HIDDEN, [postIds, authorId])
    await client.query(LIKES_OF, [postIds])
    const shown = await client.query(ERASE_POSTS, [postIds, authorId])
    return (hidden.rowCount ?? 0) + (shown.rowCount ?? 0)
  })
}

/** Takes away the counts of likes of posts that are gone, once nobody's like is left. */
export async function forgetLikes(pool: Database['pool'], postIds: readonly number[]): Promise<void> {
  await pool.query(LIKES_OF, [postIds])
}
