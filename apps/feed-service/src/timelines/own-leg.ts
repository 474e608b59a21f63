import type { Viewer } from '@matjip/relations'
import { readLegs } from './leg-store.ts'
import type { SharedLeg } from './leg-store.ts'
import type { Timelines } from './timelines.ts'
import { snapshotOf, sourceOf } from './window-source.ts'
import type { Source } from './window-source.ts'

/** Above every id. */
const NEWEST = Number.MAX_SAFE_INTEGER

/** Which of the caller's own posts are wanted. */
export interface OwnWanted {
  timelines: Timelines
  callerId: number
  /** `Infinity` for the newest. */
  at: number
  limit: number
}

/**
 * Own posts, whatever was pushed anywhere yet: what the caller's entry lacks was written after it, and then it was forgotten.
 * Deeper than the entry knows, and for callers without one, the record answers.
 */
export async function readOwnLeg(
  { timelines, callerId, at, limit }: OwnWanted,
  viewer: Viewer | null,
): Promise<Source> {
  if (viewer) {
    const { postIds, from } = viewer.ownPosts()
    const below = postIds.filter((id) => id < at).slice(0, limit)
    if (below.length === limit || from === 0) return sourceOf({ postIds: below, floor: from }, limit)
  }
  const own: SharedLeg = { kind: 'author', id: callerId }
  const [postIds = []] = await readLegs(timelines.pool, [own], Math.min(at, NEWEST), limit)
  return sourceOf(snapshotOf(postIds, limit), limit)
}
