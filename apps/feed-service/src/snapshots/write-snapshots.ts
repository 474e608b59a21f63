import type { Database } from '@matjip/db-schema'
import type { SnapshotDraft } from './snapshot.ts'

/** Minutes for which a walk may go on in a snapshot that nobody begins to read any more. */
export const WALK_MINUTES = 60

/**
 * Writes lists down and lets their heads point to them: $1 lists as JSON, $2 the moment of which they are.
 * What is as it was stays: a list that has not changed for hours is one row.
 */
export const WRITE_SNAPSHOTS = `/* feed-service write-snapshots */
with draft as (
  select list, "postIds", "authorIds", reasons, hashtags
  from json_to_recordset($1) as d (list text, "postIds" bigint[], "authorIds" bigint[], reasons jsonb, hashtags jsonb)
), same as (
  select draft.list, snapshot.id from draft
  join feed_snapshot_heads head on head.list = draft.list
  join feed_snapshots snapshot on snapshot.id = head.snapshot_id
  where snapshot.post_ids = draft."postIds" and snapshot.reasons = draft.reasons and snapshot.hashtags = draft.hashtags
), made as (
  insert into feed_snapshots (list, post_ids, author_ids, reasons, hashtags)
  select list, "postIds", "authorIds", reasons, hashtags from draft where list not in (select list from same)
  returning list, id
)
insert into feed_snapshot_heads (list, snapshot_id, as_of)
select list, id, $2 from (select list, id from same union all select list, id from made) as now
on conflict (list) do update set snapshot_id = excluded.snapshot_id, as_of = excluded.as_of`

/** Lists that were not made this time have nothing to show: $1 how their names begin, $2 the moment. */
export const DROP_HEADS = `/* feed-service drop-heads */
delete from feed_snapshot_heads where starts_with(list, $1) and as_of < $2`

export const RETIRE_SNAPSHOTS = `/* feed-service retire-snapshots */
update feed_snapshots set retired_at = now()
where retired_at is null and id not in (select snapshot_id from feed_snapshot_heads)`

export const FORGET_SNAPSHOTS = `/* feed-service forget-snapshots */
delete from feed_snapshots where retired_at < now() - interval '${WALK_MINUTES} minutes'`

/**
 * Publishes the lists whose names begin with `prefix`, all of them: one that is missing is taken away.
 * One process at a time does this (see `withRefreshLock`). @param now milliseconds since 1970
 */
export async function writeSnapshots(
  pool: Database['pool'],
  prefix: string,
  drafts: readonly SnapshotDraft[],
  now: number,
): Promise<void> {
  const asOf = new Date(now)
  await pool.query({ name: 'write-snapshots', text: WRITE_SNAPSHOTS, values: [JSON.stringify(drafts), asOf] })
  await pool.query({ name: 'drop-heads', text: DROP_HEADS, values: [prefix, asOf] })
  await pool.query(RETIRE_SNAPSHOTS)
  await pool.query(FORGET_SNAPSHOTS)
}
