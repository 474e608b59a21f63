import { sql } from 'drizzle-orm'
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
  (t) => [
    // A user's timeline, and the per-author leg of the home timeline: index-only, scanned backwards for newest first.
    index('posts_by_author').on(t.authorId, t.id),
    // What was eaten at a restaurant: the legs of the feed nearby, with the author for the read-time filter.
    index('posts_by_restaurant')
      .on(t.restaurantId, t.id, t.authorId)
      .where(sql`${t.restaurantId} is not null`),
  ],
)
