import type { RelationKind } from '@matjip/contracts'
import type { Redis } from '../open-redis.ts'
import { intentField, intentKey } from '../relations/relation-keys.ts'
import { roundTrip } from '../round-trip.ts'
import { forgetViewers } from './viewer-entries.ts'

/**
 * Forgets the entries of viewers whose committed click is not among their newest clicks: it was lost with a Redis, or never
 * written because Redis was away. Their entry may be older than the commit, and nothing else would tell. For all others an
 * entry and the clicks since are right together. Again, it changes nothing. @throws where Redis is away
 */
export async function forgetUnawareViewers(
  redis: Redis,
  clicks: readonly { kind: RelationKind; actorId: number; targetId: number }[],
): Promise<void> {
  if (clicks.length === 0) return
  const known = await roundTrip(
    redis,
    clicks.map(({ kind, actorId, targetId }) => ['hget', intentKey(actorId), intentField(kind, targetId)] as const),
  )
  const unaware = clicks.filter((_click, index) => known[index] === null)
  await forgetViewers(redis, [...new Set(unaware.map(({ actorId }) => actorId))])
}
