import { bigint, index, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core'

/** A ranked list of posts at one moment. Never changed: a page walk stays in the snapshot in which it began. */
export const feedSnapshots = pgTable(
  'feed_snapshots',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    /** Such as `popular`, or `trending/lunch/서울 성동구`. */
    list: text().notNull(),
    madeAt: timestamp('made_at', { withTimezone: true }).notNull().defaultNow(),
    /** Since when nobody begins to read it; null: a head points to it. Walks that go on have some time from here. */
    retiredAt: timestamp('retired_at', { withTimezone: true }),
    /** In the order of their rank. */
    postIds: bigint('post_ids', { mode: 'number' }).array().notNull(),
    authorIds: bigint('author_ids', { mode: 'number' }).array().notNull(),
    /** Why each post is in it, as `FeedReason` of libs/contracts. */
    reasons: jsonb().notNull(),
    /** With a list of trends: its hashtags by rank. */
    hashtags: jsonb().notNull(),
  },
  (t) => [index('feed_snapshots_by_retirement').on(t.retiredAt)],
)

/** Which snapshot of a list is shown to whoever opens it now. */
export const feedSnapshotHeads = pgTable('feed_snapshot_heads', {
  list: text().primaryKey(),
  snapshotId: bigint('snapshot_id', { mode: 'number' }).notNull(),
  /** The moment of which the list is: the last refresh, also where that found nothing new. */
  asOf: timestamp('as_of', { withTimezone: true }).notNull(),
})
