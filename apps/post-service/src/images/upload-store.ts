import type { DbSession } from '@matjip/db-schema'
import { uploads } from '@matjip/db-schema'
import { and, eq, inArray, notInArray, or, sql } from 'drizzle-orm'

/** An upload's row. */
export type UploadRow = typeof uploads.$inferSelect

/** The uploads that exist, by id. */
export async function findUploads(db: DbSession, ids: readonly number[]): Promise<Map<number, UploadRow>> {
  const rows = await db.select().from(uploads).where(inArray(uploads.id, ids))
  return new Map(rows.map((row) => [row.id, row]))
}

/**
 * The named uploads and those that the post has by now, by id; nobody else attaches or frees them before the end of the
 * transaction. Always locked in the order of ids, so that two transactions never wait for each other.
 */
export async function lockUploads(
  tx: DbSession,
  postId: number,
  ids: readonly number[] = [],
): Promise<Map<number, UploadRow>> {
  const rows = await tx
    .select()
    .from(uploads)
    .where(or(eq(uploads.postId, postId), inArray(uploads.id, ids)))
    .orderBy(uploads.id)
    .for('update')
  return new Map(rows.map((row) => [row.id, row]))
}

/** Makes locked uploads the images of a post, in this order. */
export async function attachUploads(tx: DbSession, postId: number, ids: readonly number[]): Promise<void> {
  await tx.execute(sql`
    update uploads set state = 'attached', post_id = ${postId}, position = image.place - 1
    from unnest(${sql.param(ids)}::bigint[]) with ordinality as image (id, place)
    where uploads.id = image.id`)
}

/** Takes a post's images, which are locked, away from it, but for those named; nothing refers to them any more, and they will be swept. */
export async function orphanUploads(tx: DbSession, postId: number, keep: readonly number[] = []): Promise<void> {
  await tx
    .update(uploads)
    .set({ state: 'orphan', postId: null, position: null })
    .where(and(eq(uploads.postId, postId), notInArray(uploads.id, [...keep])))
}
