import { bigint, pgTable } from 'drizzle-orm/pg-core'

/**
 * Authors with so many followers that their posts are not pushed: readers of a home timeline pull them instead, also those
 * who were among them at any time since the timeline's floor. A row for each who ever was: thousands at most.
 */
export const pulledAuthors = pgTable('pulled_authors', {
  authorId: bigint('author_id', { mode: 'number' }).primaryKey(),
  /** The first post that was not pushed. */
  sinceId: bigint('since_id', { mode: 'number' }).notNull(),
  /** Above every post that was not pushed; null while the author is one of them. */
  untilId: bigint('until_id', { mode: 'number' }),
})
