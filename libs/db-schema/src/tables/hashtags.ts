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
    /**
     * How many binary digits its number of posts has, as of the last time that trends looked: the order of suggestions, which
     * an index can hold because it moves only when the number doubles.
     */
    tier: smallint().notNull().default(0),
  },
  (t) => [
    // By the number that relations name it by: `hashtagKeyOf` of libs/contracts.
    index('hashtags_by_key').on(sql`hashtag_key(${t.name})`),
    // What begins with some letters, and with some initial consonants, the more frequent first.
    index('hashtags_by_prefix').on(t.tier, sql`${t.name} collate "C"`),
    index('hashtags_by_initials').on(t.tier, sql`hashtag_initials(${t.name}) collate "C"`),
  ],
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
    // The hashtag timeline: index-only, newest first; author and position ride along for what a home timeline takes of it.
    index('post_hashtags_by_hashtag').on(t.hashtagId, t.postId, t.authorId, t.position),
  ],
)
