import type { RelationKind } from '@matjip/contracts'
import type { Redis } from '../open-redis.ts'
import { roundTrip } from '../round-trip.ts'
import type { Read } from '../round-trip.ts'
import { newest, parseState } from './newest.ts'
import type { PairState } from './newest.ts'
import { intentField, intentKey, overlayKey, settledKey, shardOf } from './relation-keys.ts'

export interface Target {
  kind: RelationKind
  targetId: number
}

/** What Redis knows of one pair. */
export interface KnownPair {
  /** The newest of what the actor clicked and what the consumer applied. */
  wanted: PairState | undefined
  /** The row as it was last settled. */
  settled: PairState | undefined
}

/** What Redis knows of an actor's pairs, in the order of `targets`, in one round trip. */
export async function readPairs(
  redis: Redis,
  actorId: number,
  targets: readonly Target[],
  shards?: number,
): Promise<KnownPair[]> {
  if (targets.length === 0) return []
  const fields = targets.map(({ kind, targetId }) => intentField(kind, targetId))
  const reads: Read[] = [['hmget', intentKey(actorId), ...fields]]
  for (const { kind, targetId } of targets) {
    const shard = shardOf(kind, targetId, shards)
    reads.push(
      ['hget', overlayKey(shard, kind, targetId), actorId],
      ['hget', settledKey(shard, kind, targetId), actorId],
    )
  }
  const [intents, ...states] = await roundTrip(redis, reads)
  return targets.map((_target, index) => ({
    wanted: newest([parseState((intents as (string | null)[])[index]), parseState(states[index * 2] as string | null)]),
    settled: parseState(states[index * 2 + 1] as string | null),
  }))
}
