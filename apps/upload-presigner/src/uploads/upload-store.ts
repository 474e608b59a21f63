import type { UploadRequest } from '@matjip/contracts'
import type { Db, DbSession } from '@matjip/db-schema'
import { uploads } from '@matjip/db-schema'
import { and, eq } from 'drizzle-orm'

/** An upload's row. */
export type UploadRow = typeof uploads.$inferSelect

/** Notes an upload that is about to get its URL. */
export async function insertUpload(
  tx: DbSession,
  upload: UploadRequest & { id: number; ownerId: number; objectKey: string },
): Promise<void> {
  await tx.insert(uploads).values(upload)
}

/** The upload, for its owner only; undefined for everybody else. */
export async function findUpload(db: Db, id: number, ownerId: number): Promise<UploadRow | undefined> {
  const [upload] = await db
    .select()
    .from(uploads)
    .where(and(eq(uploads.id, id), eq(uploads.ownerId, ownerId)))
  return upload
}

/** Notes that the bytes have arrived, so that S3 is asked once. Leaves an upload alone that has gone further meanwhile. */
export async function markUploaded(db: Db, id: number): Promise<void> {
  await db
    .update(uploads)
    .set({ state: 'uploaded' })
    .where(and(eq(uploads.id, id), eq(uploads.state, 'issued')))
}
