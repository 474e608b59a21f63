/** One line of a timeline before it is hydrated: ids only. */
export interface SkeletonEntry {
  postId: number
  authorId: number
}

/**
 * Reads a timeline's next entries, newest first: those with `postId < before`, at most `limit`.
 * Fewer than `limit` means that the timeline ends there.
 */
export type ReadSkeleton = (before: number, limit: number) => Promise<SkeletonEntry[]>
