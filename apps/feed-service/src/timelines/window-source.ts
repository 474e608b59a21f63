import type { Snapshot, Window } from '@matjip/redis-keys'

/** A part of one leg of a feed, newest first. */
export interface Source {
  postIds: readonly number[]
  /** All posts of the leg from here up are in `postIds` (as far as they are below what was asked for); 0: the leg ends. */
  bound: number
  /** The followed hashtag that brings these posts. */
  hashtag?: string | undefined
}

/** A window as a source: complete down to its last id where it is full, else down to the timeline's floor. */
export function sourceOf({ postIds, floor }: Window, limit: number): Source {
  return { postIds, bound: postIds.length < limit ? floor : (postIds.at(-1) ?? 0) }
}

/** The part of a snapshot that a window would be. */
export function windowOf({ postIds, floor }: Snapshot, before: number, limit: number): Window {
  const from = postIds.findIndex((id) => id < before)
  return { postIds: from < 0 ? [] : postIds.slice(from, from + limit), floor }
}

/** What the record gave for `limit`, as a snapshot: with fewer it is the beginning of the leg. */
export function snapshotOf(postIds: readonly number[], limit: number): Snapshot {
  return { postIds, floor: postIds.length < limit ? 0 : (postIds.at(-1) ?? 0) }
}
