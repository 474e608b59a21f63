import { forgetFragments, noteOwnWrite, unlessRedisAway } from '@matjip/redis-keys'
import type { OwnWrite, Redis } from '@matjip/redis-keys'

/**
 * Tells caches of a change that is committed, before it is answered: the author finds it in their next read wherever that is
 * answered, others within moments. Where Redis is away the change stands, and the event in the outbox repeats this until
 * Redis has it.
 */
export async function tellChange(redis: Redis, write: OwnWrite): Promise<void> {
  await unlessRedisAway(async () => {
    await Promise.all([forgetFragments(redis, [write.postId]), noteOwnWrite(redis, write)])
  }, undefined)
}
