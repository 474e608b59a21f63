import { bigint, pgTable } from 'drizzle-orm/pg-core'

/**
 * For everybody who has ever posted, an id that none of their posts is above: their newest one's, or that of a newer one that
 * was deleted. A trigger of `posts` keeps it, whoever writes them: who reads it by many authors at once knows which of them
 * can have posts among the newest, and looks at no others.
 */
export const newestPosts = pgTable('newest_posts', {
  authorId: bigint('author_id', { mode: 'number' }).primaryKey(),
  postId: bigint('post_id', { mode: 'number' }).notNull(),
})
