/** A place in the log of a Postgres: bytes from its beginning, and the history that the bytes are of. */
export interface LogPosition {
  bytes: number
  /** Changes when a replica becomes the primary: bytes of one history say nothing about another. Empty: none can be told. */
  timeline: string
}

/**
 * Where the primary is. Whatever a statement that begins now could see is before it, also what is not on the disk yet.
 */
export const PRIMARY_POSITION = `/* log-position */
select (pg_current_wal_insert_lsn() - '0/0')::int8 as bytes, left(pg_walfile_name(pg_current_wal_insert_lsn()), 8) as timeline`

/**
 * How far a replica shows the primary's log, and of which history it receives; empty where it receives nothing. Needs
 * `pg_read_all_stats`.
 */
export const REPLICA_POSITION = `/* replayed-position */
select (coalesce(pg_last_wal_replay_lsn(), '0/0') - '0/0')::int8 as bytes,
  coalesce((select upper(lpad(to_hex(received_tli), 8, '0')) from pg_stat_wal_receiver where status = 'streaming'), '') as timeline`

/** Whether somebody at `shown` sees all that was there at `wanted`. */
export function reaches(shown: LogPosition, wanted: LogPosition): boolean {
  return shown.timeline !== '' && shown.timeline === wanted.timeline && shown.bytes >= wanted.bytes
}
