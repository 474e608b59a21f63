import type { FeedStores } from '../feed-deps.ts'
import type { SkeletonEntry } from '../page/skeleton.ts'

/** Posts of one author, newest first: $1 author, $2 before, $3 limit. An index-only walk of posts_by_author. */
export const USER_SKELETON = `/* feed-service user-skeleton */
select id as "postId"
from posts
where author_id = $1 and id < $2
order by id desc limit $3`

/** The next `limit` entries of a user's timeline below the id `before`. */
export async function readUserSkeleton(
  pool: FeedStores['pool'],
  userId: number,
  before: number,
  limit: number,
): Promise<SkeletonEntry[]> {
  const { rows } = await pool.query<SkeletonEntry>({
    name: 'user-skeleton',
    text: USER_SKELETON,
    values: [userId, before, limit],
  })
  return rows
}
