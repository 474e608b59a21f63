import type { SkeletonEntry } from '../page/skeleton.ts'
import type { Source } from './window-source.ts'

export interface Merged {
  /** Newest first, each post once, with all hashtags that bring it. */
  entries: SkeletonEntry[]
  /** All posts of all sources from here up are in `entries`; 0: there are no more. */
  bound: number
}

const NONE: readonly string[] = []

/** Several legs as one: what all of them are complete for. */
export function mergeSources(sources: readonly Source[]): Merged {
  let bound = 0
  let whole: Source | undefined
  let filled = 0
  for (const source of sources) {
    bound = Math.max(bound, source.bound)
    if (source.postIds.length === 0) continue
    whole = source
    filled += 1
  }
  // Nearly every home: what was pushed has all there is to show.
  if (filled <= 1 && whole?.hashtag === undefined) {
    const postIds = whole?.postIds.filter((id) => id >= bound) ?? []
    return { entries: postIds.map((postId) => ({ postId, hashtags: NONE })), bound }
  }
  const found = new Map<number, string[] | undefined>()
  for (const { postIds, hashtag } of sources) {
    for (const id of postIds) {
      if (id < bound) break
      const known = found.get(id)
      if (hashtag === undefined) found.set(id, known)
      else found.set(id, known === undefined ? [hashtag] : [...known, hashtag])
    }
  }
  const ids = [...found.keys()].sort((a, b) => b - a)
  return { entries: ids.map((postId) => ({ postId, hashtags: found.get(postId) ?? NONE })), bound }
}
