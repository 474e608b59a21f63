import { ProblemError } from '@matjip/contracts'
import type { Db, DbSession } from '@matjip/db-schema'
import { orphanImagesOfPost } from '@matjip/photos'
import type { OwnWrite } from '@matjip/redis-keys'
import { lockUploads } from '../images/upload-store.ts'
import { deleteHidden, deleteReports } from '../moderation/hidden-store.ts'
import type { HiddenRow } from '../moderation/hidden-store.ts'
import { lockWherever } from '../moderation/lock-wherever.ts'
import { deleteEdges } from './hashtag-store.ts'
import { countHashtags, countPosts } from './post-counter.ts'
import { announce } from './post-outbox.ts'
import { deletePostRow } from './post-store.ts'

/**
 * Deletes a post with its hashtag edges; its images become orphans, whose objects are deleted next. Likes stay as they are: every read filters by "the post exists".
 * @returns what was done, for `tellChange`
 * @throws ProblemError not-found, also the second time; forbidden for another's post
 */
export async function deletePost(
  db: Db,
  { postId, callerId }: { postId: number; callerId: number },
): Promise<OwnWrite> {
  return db.transaction(async (tx) => {
    const { post, hidden } = await lockWherever(tx, postId)
    if (!post) return deleteHiddenPost(tx, { hidden, callerId })
    if (post.authorId !== callerId) throw new ProblemError('forbidden')
    const steps = await deleteEdges(tx, postId)
    await deletePostRow(tx, postId)
    await deleteReports(tx, postId)
    await lockUploads(tx, postId)
    await orphanImagesOfPost(tx, postId)
    const version = post.version + 1
    await announce(tx, { type: 'post.deleted', postId, authorId: callerId, version })
    await countPosts(tx, callerId, -1)
    await countHashtags(tx, steps)
    return { authorId: callerId, postId, change: 'deleted', version }
  })
}

/** One that a moderator has hidden is in no timeline and no count any more. To others it is not there. */
async function deleteHiddenPost(
  tx: DbSession,
  { hidden, callerId }: { hidden: HiddenRow | undefined; callerId: number },
): Promise<OwnWrite> {
  if (hidden?.authorId !== callerId) throw new ProblemError('not-found')
  const postId = hidden.id
  await deleteHidden(tx, postId)
  await deleteReports(tx, postId)
  await lockUploads(tx, postId)
  await orphanImagesOfPost(tx, postId)
  return { authorId: callerId, postId, change: 'deleted', version: hidden.version + 1 }
}
