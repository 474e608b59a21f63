import type { Database } from '@matjip/db-schema'
import type { RecordSample } from './sample.ts'

/** Rows of the outbox that are counted: more is told by this number. The relay takes a hundred at once. */
export const OUTBOX_COUNTED = 1_000

/** A walk of the primary key, and not to its end. $1 rows at most */
const OUTBOX = `/* ops outbox */
select count(*)::int as outbox, extract(epoch from now() - min(created_at))::float8 as "outboxOldestS"
from (select created_at from outbox order by id limit $1) as oldest`

const CONNECTIONS = `/* ops connections */
select coalesce(state, 'background') as state, count(*)::int as count
from pg_stat_activity where datname = current_database() group by 1`

/** What waits in Postgres, and who is connected. @throws what Postgres threw */
export async function readRecord(pool: Database['pool']): Promise<RecordSample> {
  const [waiting, connections] = await Promise.all([
    pool.query<{ outbox: number; outboxOldestS: number | null }>({ text: OUTBOX, values: [OUTBOX_COUNTED] }),
    pool.query<{ state: string; count: number }>(CONNECTIONS),
  ])
  return {
    outbox: waiting.rows[0]?.outbox ?? 0,
    outboxOldestS: waiting.rows[0]?.outboxOldestS ?? null,
    connections: Object.fromEntries(connections.rows.map(({ state, count }) => [state, count])),
  }
}
