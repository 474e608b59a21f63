import { randomUUID } from 'node:crypto'
import { createSnowflake } from '@matjip/contracts'
import type { Post, PostRequest } from '@matjip/contracts'
import { uploads } from '@matjip/db-schema'
import type { TestApp } from './open-test-app.ts'
import { claimOf } from './open-test-app.ts'

/** A PNG of one pixel. */
export const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

const nextUploadId = createSnowflake(1)

interface UploadOptions {
  /** What lies in S3; null: nothing was uploaded. */
  bytes?: Uint8Array | null
  /** What the client announced. */
  claim?: Partial<ReturnType<typeof claimOf>>
}

/** Somebody who uses the service. */
export type Person = Awaited<ReturnType<typeof createPerson>>

export async function createPerson(
  { service, database, issuer, bucket }: TestApp,
  userId: number,
  claims: Record<string, unknown> = {},
) {
  const handle = `user${userId}`
  const authorization = `Bearer ${await issuer.tokenFor({ userId, handle, displayName: `이름${userId}`, claims })}`
  const send = (method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', url: string, options: SendOptions = {}) =>
    service.inject({
      method,
      url,
      headers: { authorization, ...options.headers },
      ...(options.payload === undefined ? {} : { payload: options.payload }),
    })

  /** An upload as upload-presigner leaves it, with its bytes in S3. @returns its id */
  async function upload({ bytes = PIXEL, claim = {} }: UploadOptions = {}): Promise<string> {
    const id = nextUploadId()
    const objectKey = `originals/${id}-${randomUUID()}`
    await database.db.insert(uploads).values({ ...claimOf(bytes ?? PIXEL), ...claim, id, ownerId: userId, objectKey })
    if (bytes) await bucket.put(objectKey, bytes)
    return String(id)
  }

  const post = (payload: PostRequest | object, key: string = randomUUID()) =>
    send('POST', '/posts', { payload, headers: { 'idempotency-key': key } })
  /** A post that must succeed. */
  async function posted(request: Partial<PostRequest> = {}): Promise<Post> {
    const answer = await post({ text: '국밥', imageIds: [await upload()], ...request })
    if (answer.statusCode !== 201) throw new Error(answer.body)
    return answer.json<Post>()
  }
  const edit = (id: string, payload: object, ifMatch = '"1"') =>
    send('PATCH', `/posts/${id}`, { payload, headers: { 'if-match': ifMatch } })

  return { userId, authorization, send, upload, post, posted, edit }
}

interface SendOptions {
  payload?: object
  headers?: Record<string, string>
}
