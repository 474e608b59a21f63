import type { Database } from '@matjip/db-schema'

/**
 * $1 user. The names go at once: the handle is free for others, and what stays in its place says nothing. Posts show their
 * author's name, so the word in the outbox is that of a new one: what is kept of them is forgotten, whenever Redis is there.
 */
export const LEAVE = `/* relation-service leave */
with gone as (
  update users set deleted_at = clock_timestamp(), handle = gen_random_uuid()::text, display_name = '', bio = ''
  where id = $1 and deleted_at is null returning id, deleted_at
), told as (
  insert into outbox (payload) select jsonb_build_object('v', 1, 'type', 'author.renamed', 'authorId', id) from gone
)
select deleted_at as "deletedAt" from gone`

/** Marks an account as deleted, for good. @returns when; null where there is none any more */
export async function leave(pool: Database['pool'], userId: number): Promise<Date | null> {
  const { rows } = await pool.query<{ deletedAt: Date }>(LEAVE, [userId])
  return rows[0]?.deletedAt ?? null
}
