import { eq, sql } from 'drizzle-orm'
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
export async function ensureUser(db: DbSession, identity: Identity): Promise<void> {
  // Most are met by the second process that sees them: one look, and nothing written.
  if (await isKnown(db, identity.userId)) return
  if (await insertUser(db, identity)) return
  // Nothing inserted: the row is there by now, or somebody took the handle in this very moment. The second try sees who.
  if (!(await isKnown(db, identity.userId))) await insertUser(db, identity)
}

async function isKnown(db: DbSession, userId: number): Promise<boolean> {
  const known = db.select({ id: users.id }).from(users).where(eq(users.id, userId))
  return (await known.prepare('users.known').execute()).length === 1
}

async function insertUser(db: DbSession, { userId, handle, displayName }: Identity): Promise<boolean> {
  const free = sql`case when exists (select 1 from users where handle = ${handle} and id <> ${userId})
    then ${`${handle}_${userId}`} else ${handle} end`
  const insert = db
    .insert(users)
    .values({ id: userId, handle: free, displayName })
    .onConflictDoNothing()
    .returning({ id: users.id })
  // By name, so that a connection plans it once: each person's first request runs it.
  return (await insert.prepare('users.ensure').execute()).length === 1
}
