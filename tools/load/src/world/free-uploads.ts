import { hash } from 'node:crypto'
import { PutObjectCommand } from '@aws-sdk/client-s3'
import type { Database } from '@matjip/db-schema'
import { openS3, UPLOADS_BUCKET } from '@matjip/stack'
import type { FreeUpload } from '../generator/messages.ts'
import { inLanes } from '../arrivals.ts'

/** A PNG of one pixel. */
const PHOTO = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const LANES = 8
/** Ids below all snowflakes of our time. */
const FIRST_ID = 1_000

/** Puts photos into S3, one for each post that is to come, as the browsers of these owners would have. */
export async function putFreeUploads(
  { pool }: Pick<Database, 'pool'>,
  environment: Record<string, string>,
  owners: readonly number[],
): Promise<FreeUpload[]> {
  if (owners.length === 0) return []
  const uploads = owners.map((ownerId, n) => ({ id: FIRST_ID + n, ownerId, key: `originals/load-${n}` }))
  const s3 = openS3(environment)
  await inLanes(uploads, LANES, ({ key }) =>
    s3.send(new PutObjectCommand({ Bucket: UPLOADS_BUCKET, Key: key, Body: PHOTO, ContentType: 'image/png' })),
  )
  s3.destroy()
  await pool.query(
    `insert into uploads (id, owner_id, object_key, content_type, byte_size, sha256, state)
     select id, owner_id, key, 'image/png', ${PHOTO.length}, $4, 'uploaded'
     from unnest($1::bigint[], $2::bigint[], $3::text[]) as upload (id, owner_id, key)`,
    [uploads.map(({ id }) => id), owners, uploads.map(({ key }) => key), hash('sha256', PHOTO, 'base64')],
  )
  return uploads.map(({ id, ownerId }) => ({ id, ownerId }))
}
