import { POPULAR_HASHTAG, RARE_HASHTAG, readerId, READERS } from './seed-sql.ts'
import type { Scale } from './seed-sql.ts'

/** One kind of feed page whose cost is compared over sizes. */
export interface FeedCase {
  name: string
  path: string
  userId: number
  /** Pages to walk before the one that is measured. */
  depth: number
  /** The comment with which the service's skeleton statement begins. */
  statement: string
  /** The only indexes that it may read. */
  indexes: string[]
}

const HOME = {
  path: '/feed',
  statement: 'home-skeleton',
  // By target: who has blocked the reader.
  indexes: [
    'hashtags_by_key',
    'post_hashtags_by_hashtag',
    'posts_by_author',
    'relations_by_actor',
    'relations_by_target',
    'relations_kind_actor_id_target_id_pk',
  ],
}
const HASHTAG = { statement: 'hashtag-legs', indexes: ['hashtags_by_key', 'post_hashtags_by_hashtag'] }
const USER = { statement: 'author-legs', indexes: ['posts_by_author'] }
/** Twenty pages of twenty: further than people scroll. */
const DEEP = 20

/** A user who posted now and then; the cubed draw gives user 1 the most. */
const QUIET_USER = 1_001

export function casesOf(scale: Scale): FeedCase[] {
  const userId = readerId(scale, 0)
  const hashtag = (name: string) => `/feed/hashtags/${encodeURIComponent(name)}`
  return [
    ...READERS.map((followees, reader) => ({
      ...HOME,
      name: `home, follows ${followees}`,
      userId: readerId(scale, reader),
      depth: 0,
    })),
    { ...HOME, name: `home, follows ${READERS[0]}, page ${DEEP + 1}`, userId, depth: DEEP },
    { ...HASHTAG, name: 'hashtag, popular', path: hashtag(POPULAR_HASHTAG), userId, depth: 0 },
    { ...HASHTAG, name: `hashtag, popular, page ${DEEP + 1}`, path: hashtag(POPULAR_HASHTAG), userId, depth: DEEP },
    { ...HASHTAG, name: 'hashtag, rare (30 posts)', path: hashtag(RARE_HASHTAG), userId, depth: 0 },
    { ...USER, name: 'user, prolific', path: '/feed/users/1', userId, depth: 0 },
    { ...USER, name: 'user, quiet', path: `/feed/users/${QUIET_USER}`, userId, depth: 0 },
  ]
}
