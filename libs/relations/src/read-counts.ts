import type { RelationKind } from '@matjip/contracts'
import { counterKinds } from '@matjip/db-schema'
import type { CounterKind } from '@matjip/db-schema'
import { fillCounts, readKnownCounts, unlessRedisAway } from '@matjip/redis-keys'
import type { BaseCount } from '@matjip/redis-keys'
import { relationCounters } from './relation-counters.ts'
import type { RelationReads } from './relation-stores.ts'

/**
 * Counts of what points at a target, by the relation that moves them: cached in Redis with what is not folded yet on top.
 * The others (how many a user follows, how many posts they wrote) are shown on profiles only and come from Postgres alone.
 */
export const COUNTED_RELATION: { readonly [Kind in CounterKind]?: RelationKind } = Object.fromEntries(
  relationCounters.flatMap(({ kind, owner, counter }) => (owner === 'target_id' ? [[counter, kind]] : [])),
)

const COUNTS = 'select owner_id, count, rev from counters where kind = $1 and owner_id = any($2::bigint[])'

/**
 * The counts to show, never negative, for every id asked for: what Postgres has plus what the overlay adds.
 * Between the commit and the settle of a batch (milliseconds) a count that is not cached may be off by that batch's clicks.
 * One round trip to Redis, and one query for those that are not cached; without Redis, Postgres alone answers.
 */
export async function readCounts(
  { redis, pool, shards }: RelationReads,
  kind: CounterKind,
  ids: readonly number[],
): Promise<Map<number, number>> {
  if (ids.length === 0) return new Map()
  const relation = COUNTED_RELATION[kind]
  const known = relation && (await unlessRedisAway(() => readKnownCounts(redis, relation, ids, shards), undefined))
  const missing = ids.filter((id) => known?.counts.get(id)?.base === undefined)
  const bases = await readBaseCounts(pool, kind, missing)
  if (relation && known && bases.length > 0)
    await unlessRedisAway(() => fillCounts(redis, relation, bases, known.readAtMs, shards), undefined)
  const baseOf = new Map(bases.map(({ targetId, count }) => [targetId, count]))
  return new Map(
    ids.map((id) => {
      const { base, overlay = 0 } = known?.counts.get(id) ?? {}
      return [id, Math.max(0, (base ?? baseOf.get(id) ?? 0) + overlay)]
    }),
  )
}

/** Counts as Postgres has them; one that never moved is 0 at revision 0. */
export async function readBaseCounts(
  pool: RelationReads['pool'],
  kind: CounterKind,
  ids: readonly number[],
): Promise<BaseCount[]> {
  if (ids.length === 0) return []
  const { rows } = await pool.query<{ owner_id: number; count: number; rev: number }>({
    name: 'relations.counts',
    text: COUNTS,
    values: [counterKinds[kind], ids],
  })
  const found = new Map(rows.map(({ owner_id, count, rev }) => [owner_id, { count, rev }]))
  return ids.map((targetId) => ({ targetId, ...(found.get(targetId) ?? { count: 0, rev: 0 }) }))
}
