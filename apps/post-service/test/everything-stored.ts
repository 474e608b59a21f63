import type { TestApp } from './open-test-app.ts'

/** All that this service writes, to show that a refusal has written nothing. */
export async function everythingStored({ database }: TestApp): Promise<unknown> {
  const tables = ['posts', 'post_hashtags', 'hashtags', 'outbox', 'idempotency_keys', 'counters', 'uploads']
  const counts = tables.map(
    (table) => `'${table}', (select coalesce(jsonb_agg(t order by t::text), '[]') from ${table} t)`,
  )
  const { rows } = await database.pool.query(`select jsonb_build_object(${counts.join(', ')}) as stored`)
  return rows[0].stored
}
