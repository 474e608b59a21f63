import { sql } from 'drizzle-orm'
import type { DbSession } from './open-database.ts'
import { users } from './tables/users.ts'

/** Who a token speaks for. */
export interface Identity {
  userId: number
  handle: string
  displayName: string
}

/**
 * Creates the user's row where it is missing; leaves an existing one alone.
 * A handle that somebody else has already gets the user id appended: identity is the id, the handle is a name.
 */
export async function ensureUser(db: DbSession, { userId, handle, displayName }: Identity): Promise<void> {
  await db
    .insert(users)
    .values({
      id: userId,
      handle: sql`case when exists (select 1 from users where handle = ${handle} and id <> ${userId})
        then ${`${handle}_${userId}`} else ${handle} end`,
      displayName,
    })
    .onConflictDoNothing()
}
