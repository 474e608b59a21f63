import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createSnowflake } from '@matjip/contracts'
import type { Database } from '@matjip/db-schema'

/*
 * Every post needs a photo, and no feed depends on what it shows: all of them are one pixel. The bucket has it under every
 * key, so that forty thousand posts do not need forty thousand objects.
 */

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const SHA256 = createHash('sha256').update(PIXEL).digest('base64')
/** Of ids that no process of the product makes. */
const nextUploadId = createSnowflake(31)

const UPLOAD = `insert into uploads (id, owner_id, object_key, content_type, byte_size, sha256)
  values ($1::bigint, $2, 'pixels/' || $1::text, 'image/png', $3, $4)`

/** An upload as upload-presigner leaves it. @returns its id */
export async function uploadPixel(pool: Database['pool'], ownerId: number): Promise<string> {
  const id = nextUploadId()
  await pool.query({ name: 'upload', text: UPLOAD, values: [id, ownerId, PIXEL.length, SHA256] })
  return String(id)
}

/** A bucket that has the pixel under every key, as far as GET and HEAD of the S3 API go. */
export async function startPixelBucket(): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    response.writeHead(200, {
      'content-type': 'image/png',
      'content-length': PIXEL.length,
      etag: '"pixel"',
      'x-amz-checksum-sha256': SHA256,
    })
    response.end(request.method === 'HEAD' ? undefined : PIXEL)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
