import { encodeCursor } from '@matjip/contracts'
import type { FeedStores } from '../feed-deps.ts'
import type { Snapshot } from './snapshot.ts'

/** $1 list. One look-up by name, one by id. */
export const NEWEST_SNAPSHOT = `/* feed-service newest-snapshot */
select s.id, head.as_of as "asOf", s.post_ids as "postIds", s.author_ids as "authorIds", s.reasons, s.hashtags
from feed_snapshot_heads head cross join lateral (
  select * from feed_snapshots where feed_snapshots.id = head.snapshot_id limit 1
) as s
where head.list = $1`

/** $1 snapshot, $2 list. */
export const SNAPSHOT = `/* feed-service snapshot */
select id, made_at as "asOf", post_ids as "postIds", author_ids as "authorIds", reasons, hashtags
from feed_snapshots where id = $1 and list = $2`

/** The snapshot of a list that is shown now; null where the list was never made, or has nothing to show. */
export async function readNewestSnapshot(pool: FeedStores['pool'], list: string): Promise<Snapshot | null> {
  const { rows } = await pool.query<Snapshot>({ name: 'newest-snapshot', text: NEWEST_SNAPSHOT, values: [list] })
  return rows[0] ?? null
}

/** Where a walk stands. */
export interface SnapshotPlace {
  snapshot: Snapshot | null
  /** Entries that were examined before. */
  position: number
}

/** The cursor after so many entries of a snapshot. */
export function writePlace(list: string, snapshotId: number, position: number): string {
  return encodeCursor(list, [snapshotId, position])
}

/** A snapshot of a list by its id; null where it is gone, or of another list. */
export async function readSnapshot(pool: FeedStores['pool'], list: string, id: number): Promise<Snapshot | null> {
  const { rows } = await pool.query<Snapshot>({ name: 'snapshot', text: SNAPSHOT, values: [id, list] })
  return rows[0] ?? null
}
