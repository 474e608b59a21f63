import type { Db, DbSession } from '@matjip/db-schema'
import { uploads } from '@matjip/db-schema'
import type { UploadRow } from '@matjip/photos'
import { and, eq, inArray } from 'drizzle-orm'
import type { Original } from './original.ts'

/** Notes an upload that is about to get its URL. */
export async function insertUpload(
  tx: DbSession,
  upload: Original & { id: number; ownerId: number; objectKey: string },
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

/** The uploads that exist, whoever has them, in no order. */
export async function findUploads(db: Db, ids: readonly number[]): Promise<UploadRow[]> {
  return db.select().from(uploads).where(inArray(uploads.id, ids))
}
