import type { MealSlot } from '@matjip/trends'
import type { Database } from '@matjip/db-schema'
import type { SnapshotDraft } from '../snapshots/snapshot.ts'
import { hashtagNames } from './hashtag-names-store.ts'
import type { RankedSlot } from './rank-slot.ts'

/** Posts that are named beside a hashtag in a list of hashtags. */
const REPRESENTATIVES = 3

/** Lists of a slot as they are written down, with names for ids. */
export async function trendSnapshots(
  pool: Database['pool'],
  slot: MealSlot,
  lists: readonly { area: string; ranked: RankedSlot }[],
): Promise<SnapshotDraft[]> {
  const ids = new Set(lists.flatMap(({ ranked }) => ranked.hashtags.map(({ hashtag }) => hashtag)))
  const names = await hashtagNames(pool, [...ids])
  const nameOf = (id: number) => names.get(id) ?? ''
  return lists.map(({ area, ranked: { hashtags, posts } }) => ({
    list: `trending/${slot}/${area}`,
    postIds: posts.map(({ postId }) => postId),
    authorIds: posts.map(({ authorId }) => authorId),
    reasons: posts.map(({ hashtagId }) => ({ type: 'trending', hashtag: nameOf(hashtagId), slot })),
    hashtags: hashtags.map(({ hashtag, people, postIds }) => ({
      hashtag: nameOf(hashtag),
      people,
      postIds: postIds.slice(0, REPRESENTATIVES).map(String),
    })),
  }))
}
