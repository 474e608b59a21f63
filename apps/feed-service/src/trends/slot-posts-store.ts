import type { Database } from '@matjip/db-schema'

/** A post of a slot, as far as trends look at it. */
export interface SlotPost {
  postId: number
  authorId: number
  /** City and district of its restaurant; null without one. */
  area: string | null
  /** Ids of its first hashtags, in the order of the text. */
  hashtagIds: number[]
  /** Its author's; null: unknown people. */
  level: number | null
  /** Whether its author's level is to be worked out anew. */
  isLevelOld: boolean
}

/** Hashtags of a post that trends count: what comes after them is there to be found, not to say what was eaten. */
export const COUNTED_HASHTAGS = 5
/** Hours for which a level is good: each author is looked at once a day; who was unknown, every hour. */
const LEVEL_HOURS = { known: 20, unknown: 1 }

/**
 * The posts of a stretch of time, newest first: $1 from this id on, $2 below this one, $3 at most.
 *
 * A walk of the posts' primary key, whose ids are times, with look-ups by primary key for each: it costs what was posted in the
 * slot, about 40 µs a post, whatever the size of the tables. Above the limit the oldest posts of the slot are left
 * out, which count least. `limit 1` keeps each look-up a look-up under a plan that knows no numbers.
 */
export const SLOT_POSTS = `/* feed-service slot-posts */
select slot.id as "postId", slot.author_id as "authorId", place.area, tags.ids as "hashtagIds", trust.level,
  coalesce(trust.checked_at < now() - case when trust.level is null
    then interval '${LEVEL_HOURS.unknown} hours' else interval '${LEVEL_HOURS.known} hours' end, true) as "isLevelOld"
from (select id, author_id, restaurant_id from posts where id >= $1 and id < $2 order by id desc limit $3) as slot
cross join lateral (select 1 from users where users.id = slot.author_id and users.deleted_at is null limit 1) as author
cross join lateral (
  select array_agg(edge.hashtag_id order by edge.position) as ids from post_hashtags edge
  where edge.post_id = slot.id and edge.position < ${COUNTED_HASHTAGS}
) as tags
left join lateral (select area from restaurants where restaurants.id = slot.restaurant_id limit 1) as place on true
left join lateral (
  select level, checked_at from author_trust where author_trust.user_id = slot.author_id limit 1
) as trust on true
where tags.ids is not null`

/** Posts with hashtags in `[fromId, toId)` whose authors are still there, at most so many, the newest. */
export async function readSlotPosts(
  pool: Database['pool'],
  fromId: number,
  toId: number,
  limit: number,
): Promise<SlotPost[]> {
  const { rows } = await pool.query<SlotPost>({
    name: 'slot-posts',
    text: SLOT_POSTS,
    values: [fromId, toId, limit],
  })
  return rows
}
