import { createHash, randomUUID } from 'node:crypto'
import type { UploadTicket } from '@matjip/contracts'
import type { Session } from './client.ts'

/** Asks for a presigned URL and PUTs the bytes straight into S3. @returns the upload id, for `imageIds` of a post */
export async function uploadPhoto(session: Session, photo: Buffer, contentType: string): Promise<string> {
  const sha256 = createHash('sha256').update(photo).digest('base64')
  const { body: ticket } = await session.call<UploadTicket>('POST', '/uploads', {
    body: { contentType, byteSize: photo.length, sha256 },
    headers: { 'idempotency-key': randomUUID() },
    expect: 201,
  })
  const put = await fetch(ticket.url, { method: ticket.method, headers: ticket.headers, body: new Uint8Array(photo) })
  if (!put.ok) throw new Error(`S3 answered ${put.status}: ${await put.text()}`)
  return ticket.uploadId
}
