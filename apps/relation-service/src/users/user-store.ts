import type { UserPatch } from '@matjip/contracts'
import { users } from '@matjip/db-schema'
import type { Database } from '@matjip/db-schema'
import { and, eq, isNull } from 'drizzle-orm'

type Db = Database['db']
export type UserRow = typeof users.$inferSelect

const living = (userId: number) => and(eq(users.id, userId), isNull(users.deletedAt))

/** A user's row; null for an unknown or deleted user. */
export async function readUser(db: Db, userId: number): Promise<UserRow | null> {
  const [row] = await db.select().from(users).where(living(userId))
  return row ?? null
}

/** Changes the fields that are given. @returns the row after it; null for an unknown or deleted user */
export async function updateUser(db: Db, userId: number, patch: UserPatch): Promise<UserRow | null> {
  const [row] = await db.update(users).set(patch).where(living(userId)).returning()
  return row ?? null
}

/** Whether a user is known and has not deleted the account. */
export async function userExists(pool: Database['pool'], userId: number): Promise<boolean> {
  const text = '/* relation-service user-exists */ select 1 from users where id = $1 and deleted_at is null'
  const { rowCount } = await pool.query({ name: 'user-exists', text, values: [userId] })
  return rowCount === 1
}
