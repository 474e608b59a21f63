import { relationKinds } from '@matjip/contracts'
import type { FanoutChunk, FollowerPlace } from '@matjip/contracts'
import type { FanoutDeps } from './fanout-deps.ts'
import { idsOf } from './post-facts-store.ts'

const FOLLOWERS = `relations where kind = ${relationKinds.follow} and target_id = $1 and active`

/** $1 author, $2 how many followers a chunk has. The last follower of each full chunk, by one index-only walk of relations_by_target. */
export const CHUNK_ENDS = `/* feed-service chunk-ends */
select since, actor_id as "followerId"
from (select since, actor_id, row_number() over (order by since, actor_id) as place from ${FOLLOWERS}) as placed
where place % $2 = 0 order by since, actor_id`

/**
 * $1 author, $2 and $3 after whom, $4 and $5 until whom. Both are bounds of the walk: with an end that might be none ("or $4 is
 * null") the generic plan walks on from each chunk through all that come after it, 36 µs a delivery to one of a million.
 */
export const CHUNK_FOLLOWERS = `/* feed-service chunk-followers */
select string_agg(actor_id::text, ',') as followers
from ${FOLLOWERS} and (since, actor_id) > ($2, $3) and (since, actor_id) <= ($4, $5)`

/** Before every follower, and after every one. */
const BEGINNING: FollowerPlace = [0, 0]
const END: FollowerPlace = [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER]

/**
 * Cuts an author's followers into chunks, in the order in which they came, the last one open. Who is not in their chunk when it
 * is delivered, because the follow was taken back and made again meanwhile, gets the post by the backfill of that follow.
 */
export async function cutChunks(
  pool: FanoutDeps['pool'],
  post: { postId: number; authorId: number },
  size: number,
): Promise<FanoutChunk[]> {
  const { rows } = await pool.query<{ since: number; followerId: number }>({
    name: 'chunk-ends',
    text: CHUNK_ENDS,
    values: [post.authorId, size],
  })
  const ends = rows.map(({ since, followerId }): FollowerPlace => [since, followerId])
  return [BEGINNING, ...ends].map((after, index) => ({
    v: 1,
    type: 'fanout.chunk',
    postId: post.postId,
    authorId: post.authorId,
    after,
    until: ends[index] ?? null,
  }))
}

/** The followers of a chunk as they are now. */
export async function readChunk(pool: FanoutDeps['pool'], { authorId, after, until }: FanoutChunk): Promise<number[]> {
  const { rows } = await pool.query<{ followers: string | null }>({
    name: 'chunk-followers',
    text: CHUNK_FOLLOWERS,
    values: [authorId, ...after, ...(until ?? END)],
  })
  return idsOf(rows[0]?.followers ?? null)
}
