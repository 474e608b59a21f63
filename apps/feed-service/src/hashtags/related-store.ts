import { counterKinds } from '@matjip/db-schema'
import type { FeedStores } from '../feed-deps.ts'

/** Newest posts with the hashtag whose other hashtags are counted. */
const LOOKED_AT = 300
/** People who used both: one who always writes the same ten hashtags relates nothing. */
const MIN_PEOPLE = 2

/**
 * Hashtags that appear with another: $1 its name, $2 at most.
 * By the number of people who used both in the newest ${LOOKED_AT} posts, over the square root of how often the other is
 * used at all: 맛집 is beside everything and says nothing. A bounded walk of the hashtag's index, and look-ups by primary key.
 */
export const RELATED = `/* feed-service related-hashtags */
select named.name as hashtag
from (
  select edge.hashtag_id, count(distinct post.author_id) as people
  from (
    select post_id, author_id, hashtag_id from post_hashtags
    where hashtag_id = (select id from hashtags where name = $1) order by post_id desc limit ${LOOKED_AT}
  ) as post
  cross join lateral (
    select hashtag_id from post_hashtags beside
    where beside.post_id = post.post_id and beside.hashtag_id <> post.hashtag_id offset 0
  ) as edge
  group by edge.hashtag_id having count(distinct post.author_id) >= ${MIN_PEOPLE}
) as together
cross join lateral (select name from hashtags where hashtags.id = together.hashtag_id limit 1) as named
left join lateral (
  select count from counters where kind = ${counterKinds.hashtagPosts} and owner_id = together.hashtag_id limit 1
) as posts on true
order by people / sqrt(greatest(posts.count, people)) desc, named.name limit $2`

/** Names of hashtags that appear with another, the nearest first. @param hashtag in normal form */
export async function readRelated(pool: FeedStores['pool'], hashtag: string, limit: number): Promise<string[]> {
  const { rows } = await pool.query<{ hashtag: string }>({
    name: 'related-hashtags',
    text: RELATED,
    values: [hashtag, limit],
  })
  return rows.map((row) => row.hashtag)
}
