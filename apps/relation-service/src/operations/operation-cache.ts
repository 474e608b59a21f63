import { overlayKey, parseState, roundTrip, settledKey, shardOf } from '@matjip/redis-keys'
import type { PairState, Redis } from '@matjip/redis-keys'
import type { Operation } from './operation-id.ts'

/** What Redis knows of an operation's pair, beside the actor's own clicks. */
export interface CachedPair {
  /** The newest click that readers see and that is not settled yet. */
  applied: PairState | undefined
  /** The row of the pair as it was last settled: Postgres has it. */
  settled: PairState | undefined
}

/** Reads both in one round trip. @throws where Redis is away */
export async function readCachedPair(
  redis: Redis,
  { kind, actorId, targetId }: Pick<Operation, 'kind' | 'actorId' | 'targetId'>,
): Promise<CachedPair> {
  const shard = shardOf(kind, targetId)
  const [applied, settled] = await roundTrip(redis, [
    ['hget', overlayKey(shard, kind, targetId), actorId],
    ['hget', settledKey(shard, kind, targetId), actorId],
  ])
  return { applied: parseState(applied as string | null), settled: parseState(settled as string | null) }
}
