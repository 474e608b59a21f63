import { sql } from 'drizzle-orm'
import { bigint, boolean, index, integer, pgTable, primaryKey, smallint, text, timestamp } from 'drizzle-orm/pg-core'

/**
 * Posts that a moderator has hidden, as they were: moved here out of `posts`, so that whatever reads posts, now or later,
 * finds none (docs/adr/0048). Columns as there.
 */
export const hiddenPosts = pgTable(
  'hidden_posts',
  {
    id: bigint({ mode: 'number' }).primaryKey(),
    authorId: bigint('author_id', { mode: 'number' }).notNull(),
    text: text().notNull(),
    hashtags: text().array().notNull(),
    restaurantId: bigint('restaurant_id', { mode: 'number' }),
    rating: smallint(),
    shareOnSite: boolean('share_on_site').notNull(),
    version: integer().notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    editedAt: timestamp('edited_at', { withTimezone: true }),
    /** A word of `reportReasons`. */
    reason: text().notNull(),
    hiddenAt: timestamp('hidden_at', { withTimezone: true }).notNull().defaultNow(),
  },
  // Their author's: for the export and the erasure.
  (t) => [index('hidden_posts_by_author').on(t.authorId, t.id)],
)

/** Reports of posts, one for each person and post. They go with the post, and with the person. */
export const postReports = pgTable(
  'post_reports',
  {
    /** In the order of the queue. */
    id: bigint({ mode: 'number' }).generatedAlwaysAsIdentity().notNull().unique(),
    reporterId: bigint('reporter_id', { mode: 'number' }).notNull(),
    postId: bigint('post_id', { mode: 'number' }).notNull(),
    /** A word of `reportReasons`. */
    reason: text().notNull(),
    note: text(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    /** When a moderator has decided about the post; null: open. */
    resolvedAt: timestamp('resolved_at', { withTimezone: true }),
  },
  (t) => [
    primaryKey({ columns: [t.reporterId, t.postId] }),
    index('post_reports_by_post').on(t.postId),
    // The queue: what nobody has decided about.
    index('post_reports_open')
      .on(t.id)
      .where(sql`${t.resolvedAt} is null`),
  ],
)

/** What moderators have decided: who, what, when and why. A trigger lets nobody change or delete a row, but forgets a moderator whose account was deleted. */
export const moderationAudit = pgTable(
  'moderation_audit',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    at: timestamp({ withTimezone: true }).notNull().defaultNow(),
    /** Null: the account was deleted since. */
    moderatorId: bigint('moderator_id', { mode: 'number' }),
    /** A word of `moderationActions`. */
    action: text().notNull(),
    postId: bigint('post_id', { mode: 'number' }).notNull(),
    reason: text(),
    note: text(),
  },
  (t) => [
    index('moderation_audit_by_post').on(t.postId, t.id),
    index('moderation_audit_by_moderator').on(t.moderatorId),
  ],
)
