import { counterKinds } from '@matjip/db-schema'
import type { FeedStores } from '../feed-deps.ts'
import type { SkeletonEntry } from '../page/skeleton.ts'

type Pool = FeedStores['pool']

/** Restaurants whose posts are gathered: more than stand within a walk of anywhere but the densest streets. */
export const MAX_RESTAURANTS = 400
/** Hashtags with fewer posts are walked themselves; of the others the restaurants have some soon. */
const RARE_HASHTAG = 5_000

/**
 * The nearest restaurants: $1 lat, $2 lng, $3 metres. A walk of the place index outwards, cut at the radius afterwards, as
 * post-service does (docs/adr/0011).
 */
export const PLACES = `/* feed-service nearby-places */
select id from (
  select id, ll_to_earth(lat, lng) <-> ll_to_earth($1, $2) as chord from restaurants
  where lat is not null order by ll_to_earth(lat, lng) <-> ll_to_earth($1, $2) limit ${MAX_RESTAURANTS}
) as nearest where chord <= gc_to_sec($3)`

/** $1 restaurants, $2 before, $3 limit. As the home timeline: only restaurants with the newest posts are read deeper. */
export const NEARBY = `/* feed-service nearby-skeleton */
with newest as (
  select place.id from unnest($1::bigint[]) as place (id) cross join lateral (
    select posts.id from posts where posts.restaurant_id = place.id and posts.id < $2 order by posts.id desc limit 1
  ) as post
  order by post.id desc limit $3
)
select post.id as "postId", post.author_id as "authorId"
from newest cross join lateral (
  select posts.id, posts.author_id from posts
  where posts.restaurant_id = newest.id and posts.id < $2 order by posts.id desc limit $3
) as post
order by post.id desc limit $3`

/** The same with a hashtag, $4 its id: the legs of a frequent one. Each ends with its first $3 posts that carry it. */
export const NEARBY_FREQUENT = `/* feed-service nearby-frequent-hashtag */
select post.id as "postId", post.author_id as "authorId"
from unnest($1::bigint[]) as place (id) cross join lateral (
  select posts.id, posts.author_id from posts
  where posts.restaurant_id = place.id and posts.id < $2 and exists (
    select from post_hashtags where post_id = posts.id and hashtag_id = $4)
  order by posts.id desc limit $3
) as post
order by post.id desc limit $3`

/** The same for a rare one: its own posts, each looked up. */
export const NEARBY_RARE = `/* feed-service nearby-rare-hashtag */
select edge.post_id as "postId", edge.author_id as "authorId"
from post_hashtags edge
cross join lateral (
  select 1 from posts where posts.id = edge.post_id and posts.restaurant_id = any($1::bigint[]) limit 1
) as here
where edge.hashtag_id = $4 and edge.post_id < $2
order by edge.post_id desc limit $3`

/** $1 name. */
export const NEARBY_HASHTAG = `/* feed-service nearby-hashtag */
select hashtags.id, coalesce(posts.count, 0) < ${RARE_HASHTAG} as "isRare"
from hashtags left join lateral (
  select count from counters where kind = ${counterKinds.hashtagPosts} and owner_id = hashtags.id limit 1
) as posts on true
where hashtags.name = $1`

/** The nearest restaurants within a radius in metres, the nearest first. */
export async function readPlaces(pool: Pool, lat: number, lng: number, radiusM: number): Promise<number[]> {
  const { rows } = await pool.query<{ id: number }>({
    name: 'nearby-places',
    text: PLACES,
    values: [lat, lng, radiusM],
  })
  return rows.map(({ id }) => id)
}

/** A hashtag by its name in normal form; undefined for one that nobody has used. */
export async function findHashtag(pool: Pool, name: string): Promise<{ id: number; isRare: boolean } | undefined> {
  const { rows } = await pool.query<{ id: number; isRare: boolean }>({
    name: 'nearby-hashtag',
    text: NEARBY_HASHTAG,
    values: [name],
  })
  return rows[0]
}

/** The next `limit` posts at some restaurants below the id `before`, newest first; with a hashtag only those that carry it. */
export async function readNearbySkeleton(
  pool: Pool,
  restaurantIds: readonly number[],
  hashtag: { id: number; isRare: boolean } | null,
  before: number,
  limit: number,
): Promise<SkeletonEntry[]> {
  const values = [restaurantIds, before, limit]
  const query = !hashtag
    ? { name: 'nearby-skeleton', text: NEARBY, values }
    : hashtag.isRare
      ? { name: 'nearby-rare-hashtag', text: NEARBY_RARE, values: [...values, hashtag.id] }
      : { name: 'nearby-frequent-hashtag', text: NEARBY_FREQUENT, values: [...values, hashtag.id] }
  return (await pool.query<SkeletonEntry>(query)).rows
}
