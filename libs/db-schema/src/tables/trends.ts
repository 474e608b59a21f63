import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  doublePrecision,
  index,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
} from 'drizzle-orm/pg-core'

/** How near authors stand to people who are known (libs/trends, trust): of authors who have posted in a slot that was looked at. */
export const authorTrust = pgTable(
  'author_trust',
  {
    userId: bigint('user_id', { mode: 'number' }).primaryKey(),
    /** Steps from somebody vouched for; null: nobody who is known knows them. */
    level: smallint(),
    /** Vouched for by those who run the product: level 0, whatever is known besides. Set by hand. */
    isVouchedFor: boolean('is_vouched_for').notNull().default(false),
    /** When the level was last worked out; null: not yet. */
    checkedAt: timestamp('checked_at', { withTimezone: true }),
  },
  (t) => [
    index('author_trust_vouched')
      .on(t.userId)
      .where(sql`${t.isVouchedFor}`),
  ],
)

/** What was eaten in a slot that is over: trusted authors by hashtag, to compare later days with. */
export const trendSlots = pgTable(
  'trend_slots',
  {
    startsAt: timestamp('starts_at', { withTimezone: true }).notNull(),
    /** City, or city and district, as restaurants have it; empty: everywhere. */
    area: text().notNull(),
    /** Distinct authors of anything, weighed by trust. */
    total: doublePrecision().notNull(),
    hashtagIds: bigint('hashtag_ids', { mode: 'number' }).array().notNull(),
    /** Distinct authors of each of the hashtags, weighed by trust. */
    weights: doublePrecision().array().notNull(),
  },
  (t) => [primaryKey({ columns: [t.startsAt, t.area] })],
)
