import type { SkeletonEntry } from '../page/skeleton.ts'
import type { Source } from './window-source.ts'

export interface Merged {
  /** Newest first, each post once, with all hashtags that bring it. */
  entries: SkeletonEntry[]
  /** All posts of all sources from here up are in `entries`; 0: there are no more. */
  bound: number
}

/** Several legs as one: what all of them are complete for. */
export function mergeSources(sources: readonly Source[]): Merged {
  const bound = Math.max(0, ...sources.map((source) => source.bound))
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
  return { entries: ids.map((postId) => ({ postId, hashtags: found.get(postId) ?? [] })), bound }
}
