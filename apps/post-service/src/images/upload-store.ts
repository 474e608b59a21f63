import type { DbSession } from '@matjip/db-schema'
import { uploads } from '@matjip/db-schema'
import type { UploadRow } from '@matjip/photos'
import { eq, inArray, or } from 'drizzle-orm'

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
