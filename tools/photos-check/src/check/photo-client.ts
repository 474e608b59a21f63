import { createHash, randomUUID } from 'node:crypto'
import type { Post, Problem, Upload, UploadTicket } from '@matjip/contracts'
import { until } from '@matjip/e2e'
import type { Session } from '@matjip/e2e'

/** The claim that an honest client makes of its bytes. */
export function claimOf(bytes: Buffer, contentType: string) {
  const sha256 = createHash('sha256').update(bytes).digest('base64')
  return { contentType, byteSize: bytes.length, sha256 }
}

export async function issue(session: Session, claim: object): Promise<UploadTicket> {
  const { body } = await session.call<UploadTicket>('POST', '/uploads', {
    body: claim,
    headers: { 'idempotency-key': randomUUID() },
    expect: 201,
  })
  return body
}

/** Sends bytes as a ticket says, or with other headers. @returns the status of S3 */
export async function put(ticket: UploadTicket, bytes: Buffer, headers = ticket.headers): Promise<number> {
  const answer = await fetch(ticket.url, { method: 'PUT', headers, body: new Uint8Array(bytes) })
  await answer.arrayBuffer()
  return answer.status
}

/** Asks for an upload and sends its bytes. @returns its id */
export async function upload(session: Session, bytes: Buffer, contentType: string): Promise<string> {
  const ticket = await issue(session, claimOf(bytes, contentType))
  const status = await put(ticket, bytes)
  if (status !== 200) throw new Error(`S3 answered ${status} to an honest PUT`)
  return ticket.uploadId
}

/** Posts images. @returns the post, or the codes with which images were refused */
export async function post(session: Session, imageIds: string[]): Promise<{ post: Post } | { codes: string[] }> {
  const options = { body: { text: '사진 #확인', imageIds }, headers: { 'idempotency-key': randomUUID() } }
  try {
    return { post: (await session.call<Post>('POST', '/posts', { ...options, expect: 201 })).body }
  } catch (error) {
    const text = (error as Error).message
    const problem = JSON.parse(text.slice(text.indexOf('{'))) as Problem
    return { codes: problem.errors.map(({ code }) => code) }
  }
}

/** Waits until an upload's image is ready or has failed. */
export function settled(session: Session, uploadId: string): Promise<Upload> {
  const look = async () => (await session.call<Upload>('GET', `/uploads/${uploadId}`)).body
  return until(`the image of upload ${uploadId}`, look, ({ image }) => image.status !== 'processing')
}
