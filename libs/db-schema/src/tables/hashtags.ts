import { sql } from 'drizzle-orm'
import { bigint, index, pgTable, primaryKey, smallint, text } from 'drizzle-orm/pg-core'
import { posts } from './posts.ts'

export const hashtags = pgTable(
  'hashtags',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    /** Normal form (libs/hashtags). */
    name: text().notNull().unique(),
    /** The form in which it was first typed. */
    display: text().notNull(),
  },
  // By the number that relations name it by: `hashtagKeyOf` of libs/contracts.
  (t) => [index('hashtags_by_key').on(sql`hashtag_key(${t.name})`)],
)

/** One edge per post and hashtag, however often the post repeats it. */
export const postHashtags = pgTable(
  'post_hashtags',
  {
    postId: bigint('post_id', { mode: 'number' })
      .notNull()
      .references(() => posts.id, { onDelete: 'cascade' }),
    hashtagId: bigint('hashtag_id', { mode: 'number' }).notNull(),
    authorId: bigint('author_id', { mode: 'number' }).notNull(),
    /** 0-based order in the text. */
    position: smallint().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.postId, t.hashtagId] }),
    // The hashtag timeline: index-only, newest first; the author rides along for the read-time filter.
    index('post_hashtags_by_hashtag').on(t.hashtagId, t.postId, t.authorId),
  ],
)
