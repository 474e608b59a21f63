import type { RecordReads } from '@matjip/db-schema'

/** $1 authors, $2 before, $3 limit. Index-only walks of posts_by_author. */
export const AUTHOR_LEGS = `/* feed-service author-legs */
select array(
  select id from posts where posts.author_id = leg.author_id and id < $2 order by id desc limit $3
) as "postIds"
from unnest($1::bigint[]) with ordinality as leg (author_id, place) order by place`

/** $1 keys of hashtags, $2 before, $3 limit. Of several hashtags with one key, the one that was there first has it. */
export const HASHTAG_LEGS = `/* feed-service hashtag-legs */
select array(
  select post_id from post_hashtags
  where hashtag_id = (select (array_agg(h.id order by h.id))[1] from hashtags h where hashtag_key(h.name) = leg.key)
    and post_id < $2
  order by post_id desc limit $3
) as "postIds"
from unnest($1::bigint[]) with ordinality as leg (key, place) order by place`

/** A leg that many feeds share: an author's posts, or a hashtag's (`hashtagKeyOf` its name). */
export interface SharedLeg {
  kind: 'author' | 'hashtag'
  id: number
}

/** The next posts of each of these legs below an id, newest first, in their order. Two statements at most. */
export async function readLegs(
  pool: RecordReads,
  legs: readonly SharedLeg[],
  before: number,
  limit: number,
): Promise<number[][]> {
  const read = async (kind: SharedLeg['kind'], name: string, text: string) => {
    const ids = legs.filter((leg) => leg.kind === kind).map(({ id }) => id)
    if (ids.length === 0) return []
    // Elements of arrays come as texts.
    const { rows } = await pool.query<{ postIds: (string | number)[] }>({ name, text, values: [ids, before, limit] })
    return rows.map(({ postIds }) => postIds.map(Number))
  }
  const found = {
    author: read('author', 'author-legs', AUTHOR_LEGS),
    hashtag: read('hashtag', 'hashtag-legs', HASHTAG_LEGS),
  }
  const [author, hashtag] = await Promise.all([found.author, found.hashtag])
  const next = { author: author.values(), hashtag: hashtag.values() }
  return legs.map(({ kind }) => next[kind].next().value ?? [])
}
