import { ProblemError } from '@matjip/contracts'
import type { Db } from '@matjip/db-schema'
import type { OwnWrite } from '@matjip/redis-keys'
import { isThere } from '../posts/author-store.ts'
import { insertEdges } from '../posts/hashtag-store.ts'
import { countHashtags, countPosts } from '../posts/post-counter.ts'
import { announce } from '../posts/post-outbox.ts'
import { writeDown } from './audit-store.ts'
import { moveBack } from './hidden-store.ts'
import { lockWherever } from './lock-wherever.ts'

/**
 * Shows a post again that was hidden, where it was: in timelines, with its hashtags, likes and photos.
 * @returns what was done, for `tellChange`; null for a post that is not hidden: nothing is written down
 * @throws ProblemError not-found, also for one whose author is gone
 */
export async function unhidePost(
  db: Db,
  { postId, moderatorId, note }: { postId: number; moderatorId: number; note: string | null },
): Promise<OwnWrite | null> {
  return db.transaction(async (tx) => {
    const { post, hidden } = await lockWherever(tx, postId)
    if (post) return null
    if (!hidden) throw new ProblemError('not-found')
    const { authorId, hashtags } = hidden
    if (!(await isThere(tx, authorId))) throw new ProblemError('not-found')
    await moveBack(tx, postId)
    const steps = await insertEdges(tx, {
      postId,
      authorId,
      hashtags: hashtags.map((normalized) => ({ normalized, display: normalized })),
    })
    await writeDown(tx, { moderatorId, postId, action: 'unhide', reason: null, note })
    const version = hidden.version + 1
    await announce(tx, { type: 'post.created', postId, authorId, version })
    await countPosts(tx, authorId, 1)
    await countHashtags(tx, steps)
    return { authorId, postId, change: 'created', version }
  })
}
