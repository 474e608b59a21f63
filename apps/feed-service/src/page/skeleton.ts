/** One line of a timeline before it is hydrated: ids only. */
export interface SkeletonEntry {
  postId: number
  /** Followed hashtags that bring it into a home timeline, as far as was known when it was read. */
  hashtags?: readonly string[]
}

/**
 * Reads a timeline's next entries, newest first: those with `postId < before`, at most `limit`.
 * Fewer than `limit` means that the timeline ends there. It may hold posts that do not belong to it any more: whoever
 * presents them asks the post itself.
 */
export type ReadSkeleton = (before: number, limit: number) => Promise<SkeletonEntry[]>

/**
 * Reads what a timeline is told by: while it is the same, so are its newest entries. undefined where that is not known. Begun
 * in one turn with a read of the timeline, it is of the same moment.
 */
export type ReadSignature = () => Promise<string | undefined>
