import { committedKinds, relationKinds } from '@matjip/contracts'

/**
 * Microseconds, as versions are, that a block is left alone: its own message ends the follows within seconds, and by then no
 * fold is under way that has not seen the block (a statement of the fold is cut after 20 s).
 */
const GRACE_US = 60e6

/**
 * $1 version after which to begin, $2 how many blocks.
 *
 * block: those that nobody has seen the end of yet, by an index that holds no others, so its cost follows the blocks of the last
 * minute and not the table. What another process looks at, or somebody takes back at this moment, is passed over: nothing waits.
 * left_over: follows of the two, both ways, by primary key: were `active` asked for inside, Postgres would take the index of the
 * target's followers, and read a million of them for one who has a million.
 * done: where there is none, none can begin while the block lasts: the row says that its beginning has been seen to.
 * follows: what ends each. Its version is newer than block and follow, and older than whatever the two do from now on, should
 * the block be taken back while we are on our way. Rows of deleted accounts are for the erasure.
 */
export const SWEEP_BLOCKS = `/* counter-batch sweep-blocks */
with due as (
  select (extract(epoch from now()) * 1e6)::bigint - ${GRACE_US} as version
), block as materialized (
  select actor_id, target_id, version from relations
  where kind = ${committedKinds.block} and active and not prev_active
    and version > $1 and version <= (select version from due)
  order by version limit $2 for update of relations skip locked
), left_over as (
  select block.actor_id as blocker, block.target_id as blocked, pair.actor_id, pair.target_id, follow.version
  from block
  cross join lateral (values (block.actor_id, block.target_id), (block.target_id, block.actor_id)) as pair (actor_id, target_id)
  cross join lateral (
    select version, active from relations
    where kind = ${relationKinds.follow} and actor_id = pair.actor_id and target_id = pair.target_id offset 0
  ) as follow
  where follow.active
), done as (
  update relations r set prev_active = true from block
  where r.kind = ${committedKinds.block} and r.actor_id = block.actor_id and r.target_id = block.target_id
    and not exists (select from left_over where blocker = block.actor_id and blocked = block.target_id)
)
select
  (select count(*) from block) as met,
  (select max(version) from block) as last,
  (select coalesce(json_agg(json_build_object(
      'actorId', actor.id, 'actorHandle', actor.handle, 'actorName', actor.display_name, 'targetId', target_id,
      'version', greatest(left_over.version, (select version from due)) + 1)), '[]')
    from left_over
    join users actor on actor.id = actor_id and actor.deleted_at is null
    join users target on target.id = target_id and target.deleted_at is null) as follows`
