import type { FeedItem } from '@matjip/contracts'
import { hydratePosts } from '@matjip/post-view'
import type { FeedStores } from '../feed-deps.ts'
import { fillPage } from '../page/fill-page.ts'
import { readPlace, writePlace } from './read-snapshot.ts'

/** A part of a ranked list. */
export interface RankedRequest {
  /** The list's name; cursors are bound to it. */
  list: string
  limit: number
  cursor: string | undefined
  /** null for anonymous callers. */
  viewerId: number | null
}

export interface RankedItems {
  items: FeedItem[]
  nextCursor: string | null
  asOf: string | null
}

/**
 * A page of a ranked list: of its newest snapshot, or of the one in which the walk began. Posts that are gone, and people who
 * are hidden from the viewer, are left out as they are read.
 * @throws ProblemError invalid-cursor
 */
export async function readRankedFeed(
  stores: FeedStores,
  { list, limit, cursor, viewerId }: RankedRequest,
): Promise<RankedItems> {
  const { snapshot, position } = await readPlace(stores.pool, list, cursor)
  if (!snapshot) return { items: [], nextCursor: null, asOf: null }
  const { postIds, authorIds, reasons } = snapshot
  const placeOf = new Map(postIds.map((postId, index) => [postId, index]))
  const first = postIds[position - 1] ?? 0
  const { items, lastExaminedId } = await fillPage(
    {
      // The page's machinery goes on after a post; in a snapshot each post has one place.
      skeleton: async (after, wanted) => {
        const from = (placeOf.get(after) ?? -1) + 1
        return postIds.slice(from, from + wanted).map((postId, n) => ({ postId, authorId: authorIds[from + n] ?? 0 }))
      },
      hydrate: (ids) => hydratePosts(stores, ids, viewerId, { hideMuted: true }),
      reason: ({ postId }) => reasons[placeOf.get(postId) ?? 0] ?? { type: 'popular' },
    },
    { limit, before: first },
  )
  const next = lastExaminedId === null ? null : (placeOf.get(lastExaminedId) ?? 0) + 1
  return {
    items,
    nextCursor: next === null ? null : writePlace(list, snapshot.id, next),
    asOf: snapshot.asOf.toISOString(),
  }
}
