import type { RelationKind } from '@matjip/contracts'
import type { Redis } from '../open-redis.ts'
import { dropIntent } from '../relations/intents.ts'
import { isNewer, parseState } from '../relations/newest.ts'
import type { PairState } from '../relations/newest.ts'
import { intentField, intentKey } from '../relations/relation-keys.ts'
import { roundTrip } from '../round-trip.ts'
import { forgetViewers } from './viewer-entries.ts'

/** A click on a pair that the record has, or that was void. */
export interface FoldedClick extends PairState {
  kind: RelationKind
  actorId: number
  targetId: number
}

/**
 * Forgets the entries of viewers whose committed click is not among their newest clicks: it was lost with a Redis, or never
 * written because Redis was away. Their entry may be older than the commit, and nothing else would tell. An older click on the
 * same pair, which would be taken for the newest, is forgotten after it. For all others an entry and the clicks since are right
 * together. Again, it changes nothing. @throws where Redis is away
 */
export async function forgetUnawareViewers(redis: Redis, clicks: readonly FoldedClick[]): Promise<void> {
  if (clicks.length === 0) return
  const replies = await roundTrip(
    redis,
    clicks.map(({ kind, actorId, targetId }) => ['hget', intentKey(actorId), intentField(kind, targetId)] as const),
  )
  const known = replies.map((reply) => parseState(reply as string | null))
  const isOld = (click: FoldedClick, index: number) => known[index] !== undefined && isNewer(click, known[index])
  const unaware = clicks.filter((click, index) => known[index] === undefined || isOld(click, index))
  await forgetViewers(redis, [...new Set(unaware.map(({ actorId }) => actorId))])
  await Promise.all(clicks.filter(isOld).map((click) => dropIntent(redis, click)))
}
