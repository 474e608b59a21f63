import type { AuthorRenamed, UserPatch } from '@matjip/contracts'
import { outbox, users } from '@matjip/db-schema'
import type { Database } from '@matjip/db-schema'
import { notBlockedSql } from '@matjip/relations'
import { and, eq, isNull } from 'drizzle-orm'

type Db = Database['db']
export type UserRow = typeof users.$inferSelect

const living = (userId: number) => and(eq(users.id, userId), isNull(users.deletedAt))

/** A user's row; null for an unknown or deleted user. */
export async function readUser(db: Db, userId: number): Promise<UserRow | null> {
  const [row] = await db.select().from(users).where(living(userId)).prepare('relation-service.user').execute()
  return row ?? null
}

/**
 * Changes the fields that are given, and leaves word of a new name in the outbox: what is kept of the user's posts shows it.
 * @returns the row after it; null for an unknown or deleted user
 */
export async function updateUser(db: Db, userId: number, patch: UserPatch): Promise<UserRow | null> {
  return db.transaction(async (tx) => {
    const [row] = await tx.update(users).set(patch).where(living(userId)).returning()
    const payload: AuthorRenamed = { v: 1, type: 'author.renamed', authorId: userId }
    if (row && patch.displayName !== undefined) await tx.insert(outbox).values({ payload })
    return row ?? null
  })
}

/** $1 user, $2 viewer. */
export const USER_IS_THERE = `/* relation-service user-is-there */
select 1 from users where id = $1 and deleted_at is null and ${notBlockedSql('$2::bigint', 'id')}`

/** Whether a user is known, has not deleted the account, and neither of the two blocks the other. @param viewerId null for anonymous callers */
export async function userIsThere(pool: Database['pool'], userId: number, viewerId: number | null): Promise<boolean> {
  const { rowCount } = await pool.query({ name: 'user-is-there', text: USER_IS_THERE, values: [userId, viewerId] })
  return rowCount === 1
}
