import { bigint, boolean, index, integer, pgTable, smallint, text, timestamp } from 'drizzle-orm/pg-core'

/** Posts. The id is a snowflake, so order by id is order by time. */
export const posts = pgTable(
  'posts',
  {
    id: bigint({ mode: 'number' }).primaryKey(),
    authorId: bigint('author_id', { mode: 'number' }).notNull(),
    text: text().notNull(),
    /** Normalised, in the order of the text: what hydration shows without a join. */
    hashtags: text().array().notNull(),
    restaurantId: bigint('restaurant_id', { mode: 'number' }),
    rating: smallint(),
    /** The author wants it to be seen that a photo was taken at the restaurant. */
    shareOnSite: boolean('share_on_site').notNull().default(false),
    /** Moves by one with each edit; If-Match compares it. */
    version: integer().notNull().default(1),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    editedAt: timestamp('edited_at', { withTimezone: true }),
  },
  // A user's timeline, and the per-author leg of the home timeline: index-only, scanned backwards for newest first.
  (t) => [index('posts_by_author').on(t.authorId, t.id)],
)
