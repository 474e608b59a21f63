import { relationKinds } from '@matjip/contracts'
import { counterKinds } from '@matjip/db-schema'
import type { FanoutDeps } from './fanout-deps.ts'

/** What decides where a post goes. */
export interface PostFacts {
  postId: number
  authorId: number
  /** `hashtagKeyOf` each of its hashtags. */
  hashtagKeys: number[]
  followers: number
  /** The author's posts are not pushed now. */
  isPulled: boolean
}

/** $1 posts. Look-ups by primary key. */
export const POST_FACTS = `/* feed-service post-facts */
select posts.id as "postId", posts.author_id as "authorId",
  array(select hashtag_key(name) from unnest(posts.hashtags) as name) as "hashtagKeys",
  coalesce((select count from counters where kind = ${counterKinds.followers} and owner_id = posts.author_id), 0) as followers,
  coalesce((select until_id is null from pulled_authors where author_id = posts.author_id), false) as "isPulled"
from posts where posts.id = any($1::bigint[])`

/** The facts of these posts as they are now; a post that is gone is missing. */
export async function readPostFacts(pool: FanoutDeps['pool'], postIds: readonly number[]): Promise<PostFacts[]> {
  const { rows } = await pool.query<PostFacts>({ name: 'post-facts', text: POST_FACTS, values: [postIds] })
  return rows.map(({ hashtagKeys, ...facts }) => ({ ...facts, hashtagKeys: hashtagKeys.map(Number) }))
}

/** $1 authors. Everybody who follows them, as one text: 500 followers as rows cost five times as much to read. */
export const ALL_FOLLOWERS = `/* feed-service all-followers */
select author_id as "authorId", (
  select string_agg(actor_id::text, ',') from relations
  where kind = ${relationKinds.follow} and target_id = author_id and active
) as followers
from unnest($1::bigint[]) as author (author_id)`

/** Everybody who follows these authors. */
export async function readAllFollowers(
  pool: FanoutDeps['pool'],
  authorIds: readonly number[],
): Promise<Map<number, number[]>> {
  const { rows } = await pool.query<{ authorId: number; followers: string | null }>({
    name: 'all-followers',
    text: ALL_FOLLOWERS,
    values: [authorIds],
  })
  return new Map(rows.map(({ authorId, followers }) => [authorId, idsOf(followers)]))
}

/** Ids of a text that `string_agg` has made. */
export function idsOf(text: string | null): number[] {
  return text === null ? [] : text.split(',').map(Number)
}
