import type { DbSession } from '@matjip/db-schema'
import { hiddenPosts, posts, postReports } from '@matjip/db-schema'
import { and, eq, isNull, sql } from 'drizzle-orm'

export type HiddenRow = typeof hiddenPosts.$inferSelect

/** A hidden post, which nobody else changes before the end of the transaction. */
export async function lockHidden(tx: DbSession, postId: number): Promise<HiddenRow | undefined> {
  const [row] = await tx.select().from(hiddenPosts).where(eq(hiddenPosts.id, postId)).for('update')
  return row
}

const COLUMNS = sql.raw(
  'id, author_id, text, hashtags, restaurant_id, rating, share_on_site, version, created_at, edited_at',
)

/** Moves a locked post whose edges are gone to where nobody reads. @returns since when it is hidden */
export async function moveAway(tx: DbSession, postId: number, reason: string): Promise<Date> {
  // The version that the word to the timelines names.
  const { rows } = await tx.execute<{ hidden_at: string }>(sql`
    with gone as (delete from ${posts} where id = ${postId} returning *)
    insert into ${hiddenPosts} (${COLUMNS}, reason)
    select id, author_id, text, hashtags, restaurant_id, rating, share_on_site, version + 1, created_at, edited_at, ${reason}
    from gone returning hidden_at::text as hidden_at`)
  return new Date(rows[0]?.hidden_at ?? 0)
}

/** Moves it back, as its next version. */
export async function moveBack(tx: DbSession, postId: number): Promise<void> {
  await tx.execute(sql`
    with back as (delete from ${hiddenPosts} where id = ${postId} returning *)
    insert into ${posts} (${COLUMNS})
    select id, author_id, text, hashtags, restaurant_id, rating, share_on_site, version + 1, created_at, edited_at from back`)
}

export async function deleteHidden(tx: DbSession, postId: number): Promise<void> {
  await tx.delete(hiddenPosts).where(eq(hiddenPosts.id, postId))
}

/** Notes that the open reports of a post are decided. @returns how many there were */
export async function resolveReports(tx: DbSession, postId: number): Promise<number> {
  const { rowCount } = await tx
    .update(postReports)
    .set({ resolvedAt: sql`now()` })
    .where(and(eq(postReports.postId, postId), isNull(postReports.resolvedAt)))
  return rowCount ?? 0
}

/** Reports go with their post. */
export async function deleteReports(tx: DbSession, postId: number): Promise<void> {
  await tx.delete(postReports).where(eq(postReports.postId, postId))
}
