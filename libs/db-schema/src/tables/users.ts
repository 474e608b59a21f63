import { sql } from 'drizzle-orm'
import { bigint, index, pgTable, text, timestamp } from 'drizzle-orm/pg-core'

/** People, as met in the issuer's tokens. Deleting an account sets `deleted_at` and empties the profile. */
export const users = pgTable(
  'users',
  {
    /** The issuer's claim: never made here. */
    id: bigint({ mode: 'number' }).primaryKey(),
    handle: text().notNull().unique(),
    displayName: text('display_name').notNull(),
    bio: text().notNull().default(''),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    deletedAt: timestamp('deleted_at', { withTimezone: true }),
  },
  // Who has left of late: what the sweeps look for.
  (t) => [
    index('users_left')
      .on(t.deletedAt)
      .where(sql`${t.deletedAt} is not null`),
  ],
)
