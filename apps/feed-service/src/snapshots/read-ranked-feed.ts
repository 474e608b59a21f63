import type { FeedReason } from '@matjip/contracts'
import type { FeedSources } from '../feed-deps.ts'
import { readFeed } from '../page/read-feed.ts'
import type { ReadyPage } from '../page/read-feed.ts'
import { readPlace, writePlace } from './read-snapshot.ts'

/** A part of a ranked list. */
export interface RankedRequest {
  /** The list's name; cursors are bound to it. */
  list: string
  limit: number
  cursor: string | undefined
  /** null for anonymous callers. */
  viewerId: number | null
  /** Further fields of the page. */
  more?: object
}

/** A list that was never made. */
const NOTHING = { id: 0, postIds: [], authorIds: [], reasons: [], asOf: null }
/** Nothing has no reason; needed for the type only. */
const UNKNOWN: FeedReason = { type: 'popular' }

/**
 * A page of a ranked list: of its newest snapshot, or of the one in which the walk began. Posts that are gone, and people who
 * are hidden from the viewer, are left out as they are read.
 * @throws ProblemError invalid-cursor
 */
export async function readRankedFeed(
  { stores, reader }: FeedSources,
  { list, limit, cursor, viewerId, more }: RankedRequest,
): Promise<ReadyPage> {
  const { snapshot, position } = await readPlace(stores.pool, list, cursor)
  const { id, postIds, authorIds, reasons, asOf } = snapshot ?? NOTHING
  // The page's machinery goes on after a post: in a snapshot each post has one place.
  const placeOf = new Map(postIds.map((postId, index) => [postId, index]))
  const feed = {
    list,
    opened: reader.open(viewerId),
    hideMuted: true,
    more: { asOf: asOf?.toISOString() ?? null, ...more },
    skeleton: async (after: number, wanted: number) => {
      const from = (placeOf.get(after) ?? -1) + 1
      return postIds.slice(from, from + wanted).map((postId, n) => ({ postId, authorId: authorIds[from + n] ?? 0 }))
    },
    reason: ({ postId }: { postId: number }) => reasons[placeOf.get(postId) ?? 0] ?? UNKNOWN,
    cursorAfter: (postId: number) => writePlace(list, id, (placeOf.get(postId) ?? 0) + 1),
  }
  return readFeed(feed, { limit, before: postIds[position - 1] ?? 0 })
}
