import type { ReportReason } from '@matjip/contracts'
import { ProblemError } from '@matjip/contracts'
import type { Db } from '@matjip/db-schema'
import { deleteEdges } from '../posts/hashtag-store.ts'
import { countHashtags, countPosts } from '../posts/post-counter.ts'
import { announce } from '../posts/post-outbox.ts'
import { writeDown } from './audit-store.ts'
import { moveAway, resolveReports } from './hidden-store.ts'
import { lockWherever } from './lock-wherever.ts'

export interface HideInput {
  postId: number
  moderatorId: number
  reason: ReportReason
  note: string | null
}

/** What is so after a decision. */
export interface Hidden {
  reason: ReportReason
  hiddenAt: Date
}

/**
 * Hides a post from everybody, its author too: it is moved to where nothing reads posts, its hashtags and counts with it, and
 * its open reports are decided. One that is hidden already stays as it is, and nothing is written down.
 * @throws ProblemError not-found
 */
export async function hidePost(db: Db, { postId, moderatorId, reason, note }: HideInput): Promise<Hidden> {
  return db.transaction(async (tx) => {
    const { post, hidden } = await lockWherever(tx, postId)
    if (!post) {
      if (!hidden) throw new ProblemError('not-found')
      return { reason: hidden.reason as ReportReason, hiddenAt: hidden.hiddenAt }
    }
    const steps = await deleteEdges(tx, postId)
    const hiddenAt = await moveAway(tx, postId, reason)
    await resolveReports(tx, postId)
    await writeDown(tx, { moderatorId, postId, action: 'hide', reason, note })
    await announce(tx, { type: 'post.deleted', postId, authorId: post.authorId, version: post.version + 1 })
    await countPosts(tx, post.authorId, -1)
    await countHashtags(tx, steps)
    return { reason, hiddenAt }
  })
}
