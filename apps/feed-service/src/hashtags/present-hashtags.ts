import type { Hashtag } from '@matjip/contracts'
import { hashtagKeyOf } from '@matjip/contracts/hashtag-key'
import { counterKinds } from '@matjip/db-schema'
import { readCounts, readViewerState } from '@matjip/relations'
import type { FeedStores } from '../feed-deps.ts'

/** $1 names. */
export const HASHTAG_POSTS = `/* feed-service hashtag-posts */
select named.name, coalesce(posts.count, 0) as count
from unnest($1::text[]) as wanted (name)
cross join lateral (select id, name from hashtags where hashtags.name = wanted.name limit 1) as named
left join lateral (
  select count from counters where kind = ${counterKinds.hashtagPosts} and owner_id = named.id limit 1
) as posts on true`

/** What a list knows of a hashtag besides its name. */
export type NamedHashtag = Pick<Hashtag, 'hashtag' | 'trend'>

/**
 * Hashtags as the API shows them, in their order: counts, and whether the viewer follows them. Their own clicks are in effect
 * at once. One round trip to each store.
 * @param viewerId null for anonymous callers
 */
export async function presentHashtags(
  stores: FeedStores,
  hashtags: readonly NamedHashtag[],
  viewerId: number | null,
): Promise<Hashtag[]> {
  if (hashtags.length === 0) return []
  const names = hashtags.map(({ hashtag }) => hashtag)
  const keyOf = new Map(names.map((name) => [name, hashtagKeyOf(name)]))
  const keys = [...keyOf.values()]
  const [posts, followers, viewer] = await Promise.all([
    readPostCounts(stores.pool, names),
    readCounts(stores, 'hashtagFollowers', keys),
    viewerId === null ? null : readViewerState(stores, viewerId, { userIds: [], postIds: [], hashtagKeys: keys }),
  ])
  return hashtags.map(({ hashtag, trend }) => {
    const key = keyOf.get(hashtag) ?? 0
    const follow = viewer?.hashtags.get(key)
    return {
      hashtag,
      counts: { posts: posts.get(hashtag) ?? 0, followers: followers.get(key) ?? 0 },
      ...(viewer && { viewer: { following: follow?.active ?? false, followPending: follow?.pending ?? false } }),
      ...(trend && { trend }),
    }
  })
}

async function readPostCounts(pool: FeedStores['pool'], names: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await pool.query<{ name: string; count: number }>({
    name: 'hashtag-posts',
    text: HASHTAG_POSTS,
    values: [names],
  })
  return new Map(rows.map(({ name, count }) => [name, count]))
}
