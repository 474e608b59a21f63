/** Rows that are of no use any more from some age on. */
export interface Cleanup {
  what: 'tombstones' | 'failures' | 'idempotency-keys'
  /** Deletes at most $1 rows that are older than $2 days. */
  sql: string
}

/**
 * Each passes over rows that somebody else has locked, so that it never waits for a fold and no fold waits for long; the
 * next batch finds them again.
 */
export const cleanups: readonly Cleanup[] = [
  {
    what: 'tombstones',
    // By the version, as the fold judges operations, and by the same clock.
    sql: `
delete from relations where (kind, actor_id, target_id) in (
  select kind, actor_id, target_id from relations
  where not active and version < ((extract(epoch from now()) - $2::int * 86400) * 1e6)::bigint
  order by version limit $1 for update skip locked)`,
  },
  {
    what: 'failures',
    sql: `
delete from relation_failures where op_id in (
  select op_id from relation_failures where created_at < now() - make_interval(days => $2::int)
  limit $1 for update skip locked)`,
  },
  {
    what: 'idempotency-keys',
    sql: `
delete from idempotency_keys where (user_id, route, key) in (
  select user_id, route, key from idempotency_keys where created_at < now() - make_interval(days => $2::int)
  order by created_at limit $1 for update skip locked)`,
  },
]
