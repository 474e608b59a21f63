import { counterKinds } from '@matjip/db-schema'
import { FOLLOWS_PER_EVENT, kindTable, MAX_OPERATION_AGE_DAYS, relationKinds } from '@matjip/contracts'
import type { RelationKind, RelationTarget } from '@matjip/contracts'
import { blocksSql } from '../hidden-sql.ts'
import { relationCounters } from '../relation-counters.ts'

/** The numbers of all kinds with such a target, as an SQL list. */
const kindsOf = (target: RelationTarget) =>
  (Object.keys(kindTable) as RelationKind[])
    .filter((kind) => kindTable[kind].target === target)
    .map((kind) => relationKinds[kind])
    .join(', ')

/** The operation's target where it is of that sort, else null. */
const targetOf = (target: RelationTarget) =>
  `case when operation.kind in (${kindsOf(target)}) then operation.target_id end`

/** The batch's targets of a sort, as an array by which an index is walked once: however many clicked on one, it is looked up once. */
const targetsOf = (target: RelationTarget) =>
  `array(select target_id from operation where kind in (${kindsOf(target)}))`

/**
 * The target where it is a hashtag that is named rightly: of several names with one key, the one that was there first has it.
 * A hashtag that is not there yet will do, or an unfollow that overtakes its follow would leave no tombstone.
 */
const NAMED_HASHTAG = `case when operation.kind in (${kindsOf('hashtag')})
    and operation.target_id = hashtag_key(operation.target_name) and operation.target_name = coalesce(
      (select (array_agg(h.name order by h.id))[1] from hashtags h where hashtag_key(h.name) = operation.target_id),
      operation.target_name)
    then operation.target_id end`

/** Relation, whether the actor owns the count, counter: what a written row moves. */
const COUNTER_ROWS = relationCounters
  .map(({ kind, counter, owner }) => `(${relationKinds[kind]}, ${owner === 'actor_id'}, ${counterKinds[counter]})`)
  .join(', ')

/** A pair's counter of its target; null for a kind that is not counted. */
const COUNTER_OF_TARGET = `case pair.kind ${relationCounters
  .filter(({ owner }) => owner === 'target_id')
  .map(({ kind, counter }) => `when ${relationKinds[kind]} then ${counterKinds[counter]}`)
  .join(' ')} end`

/** Counters of targets, which readers see with what is not folded yet on top. */
const TARGET_COUNTERS = relationCounters
  .filter(({ owner }) => owner === 'target_id')
  .map(({ counter }) => counterKinds[counter])
  .join(', ')

/** The user on the other side: whom it is about, or who wrote the post; null for restaurants and hashtags. */
const PEER = 'coalesce(person.id, post.author_id)'

/** Microseconds, as versions are. */
const MAX_AGE_US = MAX_OPERATION_AGE_DAYS * 24 * 3600 * 1e6

/**
 * Folds a batch in one statement. Values: parallel arrays of kind, actor, target, active, version, op id, hashtag's name and
 * the reason for which an operation was refused before (`createHashtags`); the last two are mostly null.
 *
 * people, named_posts, named_places: accounts and targets of the batch, each index walked once.
 * judged: operations that can have no row get the reason; by the age of its version, so that none comes after the tombstone
 * that would refute it has been cleaned up. What has failed stays failed, whatever has changed since: its actor was told.
 * Between two of whom one blocks the other (the actor and the followed, or the author of the post) nothing begins.
 * newest: one operation per pair, in the order of the primary key. written: rows move forward only; `prev_active` is what the
 * very row had before, also where another transaction wrote it a moment ago, so the sum of transitions is exact. Counters move
 * by that sum, in the order of their key.
 * All batches take their locks in this order: relations, then counters, then failures, each sorted: no deadlock.
 * Ties of versions are broken byte by byte (collate "C"), as in Redis.
 * failed: nothing is noted of actors who are not there: who has deleted their account is in no row from then on.
 * told: follows that have begun, for the timelines of those who follow; many in one row, as a row costs more than what is in
 * it, and written as text, which is read at once, while building JSON pair by pair takes twice as long.
 * newcomers: whether an actor has no row yet. writers: op ids of the written rows, null where each operation of the
 * batch wrote one. counts: kind, owner, count and revision of targets' counters, as this leaves them.
 */
export const FOLD = `
with operation as (
  select * from unnest(
    $1::smallint[], $2::bigint[], $3::bigint[], $4::boolean[], $5::bigint[], $6::text[], $7::text[], $8::text[]
  ) as operation (kind, actor_id, target_id, active, version, op_id, target_name, refused)
), people as materialized (
  select id, deleted_at from users
  where id = any (array(select actor_id from operation) || ${targetsOf('user')})
), named_posts as materialized (
  select id, author_id from posts where id = any (${targetsOf('post')})
), named_places as materialized (
  select id from restaurants where id = any (${targetsOf('restaurant')})
), judged as (
  select operation.*, coalesce(earlier.code, operation.refused, case
    when operation.version < (select (extract(epoch from now()) * 1e6)::bigint - ${MAX_AGE_US}) then 'too-old'
    when actor.id is null then 'actor-missing'
    when actor.deleted_at is not null then 'actor-deleted'
    when operation.kind = ${relationKinds.follow} and operation.actor_id = operation.target_id then 'self-follow'
    when coalesce(person.id, post.id, place.id, ${NAMED_HASHTAG}) is null then 'target-not-found'
    when operation.active and (${blocksSql('operation.actor_id', PEER)} or ${blocksSql(PEER, 'operation.actor_id')})
      then 'blocked'
  end) as void, actor.id is null as newcomer
  from operation
  left join relation_failures earlier on earlier.op_id = operation.op_id
  left join people actor on actor.id = operation.actor_id
  left join people person on person.id = ${targetOf('user')} and person.deleted_at is null
  left join named_posts post on post.id = ${targetOf('post')}
  left join named_places place on place.id = ${targetOf('restaurant')}
), newest as (
  select distinct on (kind, actor_id, target_id) *
  from judged where void is null
  order by kind, actor_id, target_id, version desc, op_id collate "C" desc
), written as (
  insert into relations as r (kind, actor_id, target_id, active, version, op_id, since)
  select kind, actor_id, target_id, active, version, op_id, version from newest order by kind, actor_id, target_id
  on conflict (kind, actor_id, target_id) do update set
    active = excluded.active,
    prev_active = r.active,
    version = excluded.version,
    op_id = excluded.op_id,
    since = case when excluded.active and not r.active then excluded.version else r.since end,
    updated_at = now()
  where (r.version, r.op_id collate "C") < (excluded.version, excluded.op_id collate "C")
  returning r.kind, r.actor_id, r.target_id, r.op_id, r.active::int - r.prev_active::int as step
), moved as (
  select counter.kind, case when counter.of_actor then actor_id else target_id end as owner_id, step
  from written join (values ${COUNTER_ROWS}) as counter (relation, of_actor, kind) on counter.relation = written.kind
  where step <> 0
), counted as (
  insert into counters as c (kind, owner_id, count, rev)
  select kind, owner_id, sum(step), 1 from moved group by kind, owner_id having sum(step) <> 0 order by kind, owner_id
  on conflict (kind, owner_id) do update set count = c.count + excluded.count, rev = c.rev + 1
  returning kind, owner_id, count, rev
), told as (
  insert into outbox (payload)
  select ('{"v":1,"type":"relation.followed","pairs":[' || string_agg('[' || actor_id || ',' || target_id || ']', ',') || ']}')::jsonb
  from (
    select actor_id, target_id, (row_number() over () - 1) / ${FOLLOWS_PER_EVENT} as event
    from written where kind = ${relationKinds.follow} and step > 0
  ) as begun
  group by event
), rejected as (
  select op_id, actor_id, void from judged
  where void is not null and not exists (
    select from relations r
    where r.kind = judged.kind and r.actor_id = judged.actor_id and r.target_id = judged.target_id
      and (r.version, r.op_id collate "C") >= (judged.version, judged.op_id collate "C")
  )
), failed as (
  insert into relation_failures (op_id, actor_id, code)
  select distinct on (op_id) op_id, actor_id, void from rejected where void not in ('actor-missing', 'actor-deleted') order by op_id
  on conflict (op_id) do nothing
)
select
  (select count(*) from written) as written,
  (select count(*) from written where step <> 0) as moved,
  (select coalesce(json_agg(json_build_object('opId', op_id, 'code', void)), '[]') from rejected) as rejected,
  (select coalesce(bool_or(newcomer), false) from judged) as newcomers,
  case when (select count(*) from written) < (select count(*) from operation)
    then (select coalesce(json_agg(op_id), '[]') from written) end as writers,
  (select coalesce(json_agg(json_build_array(kind, owner_id, count, rev)), '[]')
    from counted where kind in (${TARGET_COUNTERS})) as counts`

/**
 * Rows and counts of a batch's pairs at one moment (one statement, one snapshot).
 * Values: parallel arrays of kind, actor and target.
 */
export const READ_BACK = `
select pair.kind, pair.actor_id, pair.target_id, r.version, r.op_id, r.active,
  coalesce(c.count, 0) as count, coalesce(c.rev, 0) as rev
from unnest($1::smallint[], $2::bigint[], $3::bigint[]) as pair (kind, actor_id, target_id)
left join relations r using (kind, actor_id, target_id)
left join counters c
  on c.kind = ${COUNTER_OF_TARGET} and c.owner_id = pair.target_id`
