import { sql } from 'drizzle-orm'
import { bigint, customType, index, pgTable, text, timestamp } from 'drizzle-orm/pg-core'

const xid8 = customType<{ data: string }>({ dataType: () => 'xid8' })

/**
 * Who was hidden from whom changed for these people, by which transaction: what a process has cached of them from before it
 * is not believed. Rows matter for as long as an entry can live; writers delete older ones.
 */
export const viewerFences = pgTable(
  'viewer_fences',
  {
    userId: bigint('user_id', { mode: 'number' }).notNull(),
    xid: xid8()
      .notNull()
      .default(sql`pg_current_xact_id()`),
    at: timestamp({ withTimezone: true })
      .notNull()
      .default(sql`clock_timestamp()`),
  },
  (t) => [index('viewer_fences_by_age').on(t.at)],
)

/** The processes that believe cached entries of viewers, and on which epoch of Redis. A process believes them for seconds after it has renewed its lease. */
export const viewerLeases = pgTable('viewer_leases', {
  process: text().primaryKey(),
  epoch: text().notNull(),
  renewedAt: timestamp('renewed_at', { withTimezone: true }).notNull(),
})
