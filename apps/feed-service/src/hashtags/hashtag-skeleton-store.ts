import type { FeedStores } from '../feed-deps.ts'
import type { SkeletonEntry } from '../page/skeleton.ts'

/**
 * Posts with a hashtag, newest first: $1 normal form of its name, $2 before, $3 limit.
 * One look-up by name and one index-only walk of post_hashtags_by_hashtag, the same for rare and popular hashtags.
 */
export const HASHTAG_SKELETON = `/* feed-service hashtag-skeleton */
select post_id as "postId"
from post_hashtags
where hashtag_id = (select id from hashtags where name = $1) and post_id < $2
order by post_id desc limit $3`

/** The next `limit` entries of a hashtag timeline below the id `before`; none for a name that nobody has used. */
export async function readHashtagSkeleton(
  pool: FeedStores['pool'],
  hashtag: string,
  before: number,
  limit: number,
): Promise<SkeletonEntry[]> {
  const { rows } = await pool.query<SkeletonEntry>({
    name: 'hashtag-skeleton',
    text: HASHTAG_SKELETON,
    values: [hashtag, before, limit],
  })
  return rows
}
