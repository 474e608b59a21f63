import { committedKinds, relationKinds } from '@matjip/contracts'
import type { RelationKind } from '@matjip/contracts'
import { counterKinds } from '@matjip/db-schema'
import { fillCounts, forgetErasedPairs, forgetViewers } from '@matjip/redis-keys'
import type { BaseCount } from '@matjip/redis-keys'
import { relationCounters } from '../relation-counters.ts'
import type { RelationStores } from '../relation-stores.ts'
import type { ErasedPair, MovedCounter } from './erase-pairs.ts'

const kindOf = new Map<number, RelationKind>(
  (Object.keys(relationKinds) as RelationKind[]).map((kind) => [relationKinds[kind], kind]),
)
/** Of which relation a counter of targets shows in Redis. */
const shownBy = new Map(
  relationCounters
    .filter(({ owner }) => owner === 'target_id')
    .map(({ kind, counter }) => [counterKinds[counter] as number, kind]),
)

/**
 * Takes out of Redis what it knows of rows that were erased: what a next click would be measured against, the clicks that their
 * actors see, entries of viewers, counts. Again, it changes nothing.
 * @param readAtMs Redis's clock before they were erased @throws where Redis is away
 */
export async function forgetPairs(
  { redis, shards }: Pick<RelationStores, 'redis' | 'shards'>,
  { pairs, counters }: { pairs: readonly ErasedPair[]; counters: readonly MovedCounter[] },
  readAtMs: number,
): Promise<void> {
  const queued = pairs.flatMap(({ kind, ...pair }) => {
    const name = kindOf.get(kind)
    return name === undefined ? [] : [{ kind: name, ...pair }]
  })
  const viewers = new Set(pairs.map(({ actorId }) => actorId))
  // Whoever was blocked has the other in their entry, too.
  for (const { kind, targetId } of pairs) if (kind === committedKinds.block) viewers.add(targetId)
  const counts = new Map<RelationKind, BaseCount[]>()
  for (const { kind, ownerId: targetId, count, rev } of counters) {
    const relation = shownBy.get(kind)
    if (relation === undefined) continue
    counts.set(relation, [...(counts.get(relation) ?? []), { targetId, count, rev }])
  }
  await forgetErasedPairs(redis, queued, shards)
  await forgetViewers(redis, [...viewers])
  await Promise.all([...counts].map(([kind, bases]) => fillCounts(redis, kind, bases, readAtMs, shards)))
}
