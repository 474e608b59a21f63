import type { Database, DbSession } from '@matjip/db-schema'
import { uploads } from '@matjip/db-schema'
import type { UploadRow } from '@matjip/photos'
import { eq } from 'drizzle-orm'

/** An upload, as far as it is looked at before a post gets it. */
export type FoundUpload = Pick<
  UploadRow,
  'id' | 'ownerId' | 'objectKey' | 'contentType' | 'byteSize' | 'method' | 'state' | 'postId'
>

const FIND = `/* post-service find-uploads */
select id, owner_id as "ownerId", object_key as "objectKey", content_type as "contentType", byte_size as "byteSize", method, state,
       post_id as "postId"
from uploads where id = any($1::bigint[])`

/** The uploads that exist, by id. */
export async function findUploads(
  pool: Pick<Database['pool'], 'query'>,
  ids: readonly number[],
): Promise<Map<number, FoundUpload>> {
  const { rows } = await pool.query<FoundUpload>({ name: 'find-uploads', text: FIND, values: [ids] })
  return new Map(rows.map((row) => [row.id, row]))
}

/**
 * Locks the uploads that a post has by now: nobody else attaches or frees them before the end of the transaction. Always in the
 * order of ids, so that two transactions never wait for each other.
 */
export async function lockUploads(tx: DbSession, postId: number): Promise<void> {
  await tx.select({ id: uploads.id }).from(uploads).where(eq(uploads.postId, postId)).orderBy(uploads.id).for('update')
}
