import type { RelationKind, RelationMessage } from '@matjip/contracts'
import { isRedisAway, listIntents, setIntent, unlessRedisAway } from '@matjip/redis-keys'
import type { PairState, Redis } from '@matjip/redis-keys'

/**
 * Notes an accepted click, so that the actor's next read shows it. After SQS has confirmed and before the 202.
 * @returns false where Redis is away: the click is safe in the queue, the actor may just not see it for a moment
 */
export async function writeIntent(redis: Redis, operation: RelationMessage): Promise<boolean> {
  try {
    await setIntent(redis, operation)
    return true
  } catch (error) {
    if (!isRedisAway(error)) throw error
    return false
  }
}

/** The actor's newest clicks of a kind that are not older than 15 minutes, by target; empty where Redis is away. */
export async function readIntents(redis: Redis, actorId: number, kind: RelationKind): Promise<Map<number, PairState>> {
  return unlessRedisAway(() => listIntents(redis, actorId, kind, Date.now()), new Map())
}
