import { bigint, pgTable, primaryKey, smallint } from 'drizzle-orm/pg-core'

/** What is counted, with the number that stands for each in Postgres. Numbers are never reused. */
export const counterKinds = {
  followers: 1,
  following: 2,
  likes: 3,
  posts: 4,
  restaurantSaves: 5,
  hashtagFollowers: 6,
  hashtagPosts: 7,
} as const
export type CounterKind = keyof typeof counterKinds

/**
 * Counts of active rows, moved in the transaction that moves the rows. No index on the count: updates stay HOT.
 * `rev` rises with each move, so that a paused writer can never put an older count into a cache.
 */
export const counters = pgTable(
  'counters',
  {
    kind: smallint().notNull(),
    /** The user, post or restaurant; of `hashtagFollowers` the key by which relations name a hashtag, of `hashtagPosts` its id. */
    ownerId: bigint('owner_id', { mode: 'number' }).notNull(),
    count: bigint({ mode: 'number' }).notNull().default(0),
    rev: bigint({ mode: 'number' }).notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.kind, t.ownerId] })],
)
