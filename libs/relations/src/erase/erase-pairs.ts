import { committedKinds, kindTable, relationKinds } from '@matjip/contracts'
import type { RelationKind, RelationTarget } from '@matjip/contracts'
import { counterKinds } from '@matjip/db-schema'
import { relationCounters } from '../relation-counters.ts'
import type { RelationStores } from '../relation-stores.ts'

const numbersOf = (target: RelationTarget) =>
  (Object.keys(kindTable) as RelationKind[])
    .filter((kind) => kindTable[kind].target === target)
    .map((kind) => relationKinds[kind])
const committed = Object.values(committedKinds)
const inKinds = (numbers: readonly number[]) => `kind in (${numbers.join(', ')})`

/** Relation, whether the actor owns the count, counter: what a row that goes takes with it. */
const COUNTER_ROWS = relationCounters
  .map(({ kind, counter, owner }) => `(${relationKinds[kind]}, ${owner === 'actor_id'}, ${counterKinds[counter]})`)
  .join(', ')

/**
 * Erases some rows of relations for good. $1 whose, $2 how many at most. Locks as a fold does: relations, then counters, each
 * in the order of its key; counters move by what was active, so that each equals its rows at every moment.
 */
const erasing = (where: string) => `/* relations erase-pairs */
with chosen as materialized (
  select kind, actor_id, target_id from relations where ${where}
  order by kind, actor_id, target_id limit $2 for update
), erased as (
  delete from relations r using chosen
  where r.kind = chosen.kind and r.actor_id = chosen.actor_id and r.target_id = chosen.target_id
  returning r.kind, r.actor_id, r.target_id, r.active
), moved as (
  select counter.kind, case when counter.of_actor then actor_id else target_id end as owner_id, count(*) as rows
  from erased join (values ${COUNTER_ROWS}) as counter (relation, of_actor, kind) on counter.relation = erased.kind
  where active group by 1, 2
), counted as (
  insert into counters as c (kind, owner_id, count, rev) select kind, owner_id, -rows, 1 from moved order by kind, owner_id
  on conflict (kind, owner_id) do update set count = c.count + excluded.count, rev = c.rev + 1
  returning kind, owner_id, count, rev
)
select
  (select coalesce(json_agg(json_build_array(kind, actor_id, target_id)), '[]') from erased) as pairs,
  (select coalesce(json_agg(json_build_array(kind, owner_id, count, rev)), '[]') from counted) as counts`

const USERS = inKinds([...numbersOf('user'), ...committed])
const POSTS = inKinds(numbersOf('post'))
const ALL = inKinds([...Object.values(relationKinds), ...committed])

/**
 * Which rows: of one person as actor ($1 an id), of those who point at one person, of those who point at posts ($1 ids). Each
 * by an index; rows that were taken back have one of their own.
 */
export const ERASE_PAIRS = {
  byActor: erasing(`actor_id = $1 and ${ALL}`),
  toUser: erasing(`target_id = $1 and active and ${USERS}`),
  toUserInactive: erasing(`target_id = $1 and not active and ${USERS}`),
  toPosts: erasing(`target_id = any($1::bigint[]) and active and ${POSTS}`),
  toPostsInactive: erasing(`target_id = any($1::bigint[]) and not active and ${POSTS}`),
} as const

/** A row that is gone. `kind` as in Postgres: relations of the pipeline, blocks and mutes. */
export interface ErasedPair {
  kind: number
  actorId: number
  targetId: number
}

/** A counter as the erasing left it. */
export interface MovedCounter {
  kind: number
  ownerId: number
  count: number
  rev: number
}

/**
 * Erases rows of relations, at most `limit`, with what they counted. Only of people who are deleted or posts that are about to
 * go: the fold knows both as void, so that no late click brings a row back.
 * @returns what is gone, for `forgetPairs`
 */
export async function erasePairs(
  pool: RelationStores['pool'],
  which: keyof typeof ERASE_PAIRS,
  whose: number | readonly number[],
  limit: number,
): Promise<{ pairs: ErasedPair[]; counters: MovedCounter[] }> {
  const { rows } = await pool.query<{ pairs: [number, number, number][]; counts: [number, number, number, number][] }>(
    ERASE_PAIRS[which],
    [whose, limit],
  )
  const [{ pairs, counts } = { pairs: [], counts: [] }] = rows
  return {
    pairs: pairs.map(([kind, actorId, targetId]) => ({ kind, actorId, targetId })),
    counters: counts.map(([kind, ownerId, count, rev]) => ({ kind, ownerId, count, rev })),
  }
}
