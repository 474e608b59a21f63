import { forgetFragments } from '@matjip/redis-keys'
import type { RelationStores } from '@matjip/relations'

/** Posts whose fragments are forgotten in one call: some 20 KB of keys. */
const CHUNK = 1_000

/** $1 author, $2 before, $3 limit. An index-only walk of posts_by_author. */
const POSTS_OF = {
  name: 'post-view/posts-of',
  text: 'select id from posts where author_id = $1 and id < $2 order by id desc limit $3',
}

/**
 * Forgets the fragments of everything that a person has written, because their name has changed or their account is gone:
 * after the commit. Again, it changes nothing. Costs a command for each 1,000 posts.
 * @throws where a store is away: repeat it until it is through
 */
export async function forgetPostsOf(
  { pool, redis }: Pick<RelationStores, 'pool' | 'redis'>,
  authorId: number,
): Promise<void> {
  for (let before = Number.MAX_SAFE_INTEGER; ;) {
    const { rows } = await pool.query<{ id: number }>({ ...POSTS_OF, values: [authorId, before, CHUNK] })
    await forgetFragments(
      redis,
      rows.map(({ id }) => id),
    )
    const last = rows.at(-1)
    if (last === undefined || rows.length < CHUNK) return
    before = last.id
  }
}
