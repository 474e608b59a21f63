import type { FeedReason } from '@matjip/contracts'
import type { FeedSources } from '../feed-deps.ts'
import { readFeed } from '../page/read-feed.ts'
import type { MoreFields, ReadyPage } from '../page/read-feed.ts'
import { writePlace } from './read-snapshot.ts'
import type { Snapshot } from './snapshot.ts'

/** A part of a ranked list. */
export interface RankedRequest {
  /** The list's name; cursors are bound to it. */
  list: string
  limit: number
  cursor: string | undefined
  /** null for anonymous callers. */
  viewerId: number | null
  more?: MoreFields
}

/** A list that was never made. */
const NOTHING: Omit<Snapshot, 'asOf'> & { asOf: Date | null } = {
  ...{ id: 0, postIds: [], authorIds: [], reasons: [], hashtags: [], asOf: null },
}
/** Nothing has no reason; needed for the type only. */
const UNKNOWN: FeedReason = { type: 'popular' }

/** The place of each post in a snapshot; made once for a snapshot that many read. */
const places = new WeakMap<object, Map<number, number>>()

function placesIn(snapshot: { postIds: readonly number[] }): Map<number, number> {
  let known = places.get(snapshot)
  if (known === undefined) {
    known = new Map(snapshot.postIds.map((postId, index) => [postId, index]))
    places.set(snapshot, known)
  }
  return known
}

/**
 * A page of a ranked list: of its newest snapshot, or of the one in which the walk began. Posts that are gone, and people who
 * are hidden from the viewer, are left out as they are read.
 * @throws ProblemError invalid-cursor
 */
export async function readRankedFeed(
  { snapshots, reader, ready }: FeedSources,
  { list, limit, cursor, viewerId, more }: RankedRequest,
): Promise<ReadyPage> {
  const opened = reader.open(viewerId)
  // Where there is no such snapshot, nobody waits for it.
  opened.catch(() => undefined)
  const { snapshot, position } = await snapshots.place(list, cursor)
  const { id, postIds, authorIds, reasons, asOf } = snapshot ?? NOTHING
  // The page's machinery goes on after a post: in a snapshot each post has one place.
  const placeOf = placesIn(snapshot ?? NOTHING)
  const feed = {
    list,
    version: String(id),
    opened,
    ready: viewerId === null ? ready : null,
    hideMuted: true,
    more: {
      name: `${asOf?.getTime() ?? ''} ${more?.name ?? ''}`,
      make: () => ({ asOf: asOf?.toISOString() ?? null, ...more?.make() }),
    },
    skeleton: async (after: number, wanted: number) => {
      const from = (placeOf.get(after) ?? -1) + 1
      return postIds.slice(from, from + wanted).map((postId, n) => ({ postId, authorId: authorIds[from + n] ?? 0 }))
    },
    reason: ({ postId }: { postId: number }) => reasons[placeOf.get(postId) ?? 0] ?? UNKNOWN,
    cursorAfter: (postId: number) => writePlace(list, id, (placeOf.get(postId) ?? 0) + 1),
  }
  return readFeed(feed, { limit, before: postIds[position - 1] ?? 0 })
}
