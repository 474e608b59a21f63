import {
  authorKey,
  forgetFragments,
  forgetViewers,
  noteOwnWrite,
  pushPost,
  SHARED_LIMITS,
  unlessRedisAway,
} from '@matjip/redis-keys'
import type { OwnWrite } from '@matjip/redis-keys'
import { fenceViewers } from '@matjip/relations'
import type { RelationStores } from '@matjip/relations'

/**
 * Tells caches of a change that is committed, before it is answered: the author finds it in their next read wherever that is
 * answered, others within moments. Where Redis is away the change stands, and the event in the outbox repeats this until
 * Redis has it. A new post is in the author's entry, of which each home takes their own posts: an older one is forgotten, or
 * fenced off in the record.
 */
export async function tellChange(
  { redis, pool }: Pick<RelationStores, 'redis' | 'pool'>,
  write: OwnWrite,
): Promise<void> {
  const isNew = write.change === 'created'
  const tell = async () => {
    await Promise.all([
      forgetFragments(redis, [write.postId]),
      noteOwnWrite(redis, write),
      isNew ? forgetViewers(redis, [write.authorId]) : undefined,
      // Whoever looks at the author's own timeline next finds it; the fan-out pushes it again where this was lost.
      isNew ? pushPost(redis, [authorKey(write.authorId)], write.postId, SHARED_LIMITS) : undefined,
    ])
    return true
  }
  const told = await unlessRedisAway(tell, false)
  if (isNew && !told) await fenceViewers(pool, [write.authorId])
}
