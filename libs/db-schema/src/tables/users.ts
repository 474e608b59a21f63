import { sql } from 'drizzle-orm'
import { bigint, index, pgTable, text, timestamp } from 'drizzle-orm/pg-core'

/**
 * People, as met in the issuer's tokens. Deleting an account sets `deleted_at` and takes the names away; once nothing else of
 * it is anywhere, `erased_at` is set. The row stays, so that what comes late cannot make the person anew.
 */
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
    erasedAt: timestamp('erased_at', { withTimezone: true }),
  },
  (t) => [
    // Who has left of late: what the sweeps look for, and whose tokens are refused.
    index('users_left')
      .on(t.deletedAt)
      .where(sql`${t.deletedAt} is not null`),
    // Who is still to be erased: empty but for the last hours.
    index('users_to_erase')
      .on(t.deletedAt)
      .where(sql`${t.deletedAt} is not null and ${t.erasedAt} is null`),
  ],
)
