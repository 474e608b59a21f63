import { ProblemError } from '@matjip/contracts'
import type { DbSession } from '@matjip/db-schema'
import { users } from '@matjip/db-schema'
import { and, eq, isNull } from 'drizzle-orm'

/**
 * The names under which a post appears.
 * @throws ProblemError forbidden for an account that was deleted while its token is still good
 */
export async function findAuthor(tx: DbSession, id: number): Promise<{ handle: string; displayName: string }> {
  const [author] = await tx
    .select({ handle: users.handle, displayName: users.displayName })
    .from(users)
    .where(and(eq(users.id, id), isNull(users.deletedAt)))
  if (!author) throw new ProblemError('forbidden')
  return author
}

/** Whether there is such an account, which was not deleted. */
export async function isThere(tx: DbSession, id: number): Promise<boolean> {
  const [row] = await tx
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.id, id), isNull(users.deletedAt)))
  return row !== undefined
}
