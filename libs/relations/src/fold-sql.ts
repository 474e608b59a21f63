import { counterKinds } from '@matjip/db-schema'
import { MAX_OPERATION_AGE_DAYS, relationKinds } from '@matjip/contracts'

const { follow, like } = relationKinds
const { followers, following, likes } = counterKinds

/** Microseconds, as versions are. */
const MAX_AGE_US = MAX_OPERATION_AGE_DAYS * 24 * 3600 * 1e6

/**
 * Folds a batch in one statement. Values: parallel arrays of kind, actor, target, active, version and op id.
 *
 * judged: operations that can have no row get the reason; by the age of its version, so that none comes after the tombstone
 * that would refute it has been cleaned up. newest: one operation per pair, in the order of the primary
 * key. written: rows move forward only; `prev_active` is what the very row had before, also where another transaction
 * wrote it a moment ago, so the sum of transitions is exact. Counters move by that sum, in the order of their key.
 * All batches take their locks in this order: relations, then counters, then failures, each sorted: no deadlock.
 * Ties of versions are broken byte by byte (collate "C"), as in Redis.
 */
export const FOLD = `
with operation as (
  select * from unnest($1::smallint[], $2::bigint[], $3::bigint[], $4::boolean[], $5::bigint[], $6::text[])
    as operation (kind, actor_id, target_id, active, version, op_id)
), judged as (
  select operation.*, case
    when operation.version < (select (extract(epoch from now()) * 1e6)::bigint - ${MAX_AGE_US}) then 'too-old'
    when actor.id is null then 'actor-missing'
    when actor.deleted_at is not null then 'actor-deleted'
    when operation.kind = ${follow} and operation.actor_id = operation.target_id then 'self-follow'
    when coalesce(followed.id, liked.id) is null then 'target-not-found'
  end as void
  from operation
  left join users actor on actor.id = operation.actor_id
  left join users followed
    on operation.kind = ${follow} and followed.id = operation.target_id and followed.deleted_at is null
  left join posts liked on operation.kind = ${like} and liked.id = operation.target_id
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
  returning r.kind, r.actor_id, r.target_id, r.active::int - r.prev_active::int as step
), moved as (
  select case kind when ${follow} then ${followers} else ${likes} end as kind, target_id as owner_id, step
  from written where step <> 0
  union all
  select ${following}, actor_id, step from written where step <> 0 and kind = ${follow}
), counted as (
  insert into counters as c (kind, owner_id, count, rev)
  select kind, owner_id, sum(step), 1 from moved group by kind, owner_id having sum(step) <> 0 order by kind, owner_id
  on conflict (kind, owner_id) do update set count = c.count + excluded.count, rev = c.rev + 1
), rejected as (
  select op_id, actor_id, void from judged
  where void is not null and not exists (
    select from relations r
    where r.kind = judged.kind and r.actor_id = judged.actor_id and r.target_id = judged.target_id
      and (r.version, r.op_id collate "C") >= (judged.version, judged.op_id collate "C")
  )
), failed as (
  insert into relation_failures (op_id, actor_id, code)
  select distinct on (op_id) op_id, actor_id, void from rejected where void <> 'actor-missing' order by op_id
  on conflict (op_id) do nothing
)
select
  (select count(*) from written) as written,
  (select count(*) from written where step <> 0) as moved,
  (select coalesce(json_agg(json_build_object('opId', op_id, 'code', void)), '[]') from rejected) as rejected`

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
  on c.kind = case pair.kind when ${follow} then ${followers} else ${likes} end and c.owner_id = pair.target_id`
