import type { Client } from './client.ts'
import { newIdempotencyKey } from './idempotency-key.ts'
import { pause } from './pause.ts'
import { sendBytes } from './send-bytes.ts'
import type { Progress } from './send-bytes.ts'
import { sha256Base64 } from './sha256.ts'
import type { components } from './schema.ts'

export type { Progress } from './send-bytes.ts'
export { sha256Base64 } from './sha256.ts'

export type ImageType = components['schemas']['UploadRequest']['contentType']

export interface UploadOptions {
  /** What the bytes are; the type of the Blob where it is left out. */
  contentType?: ImageType
  onProgress?: (progress: Progress) => void
  signal?: AbortSignal
  /** Give the same one to continue an upload that was given up: it keeps its id. */
  idempotencyKey?: string
}

/** The store did not take the bytes. `status` is its own: it is not part of the API. */
export class UploadRefused extends Error {
  override readonly name = 'UploadRefused'
  readonly status: number
  constructor(status: number) {
    super(`The store answered ${status}.`)
    this.status = status
  }
}

/** Times that the bytes are sent at most: a photo of 5 MB on a mobile line is broken off now and then. */
const ATTEMPTS = 4
/** Before the second try, milliseconds; doubled each time. */
const PAUSE_MS = 500
/** The bytes are there already, by a try whose answer was lost: the URL takes no others, and never twice. */
const ALREADY_THERE = 412

/**
 * Uploads one photo: computes its checksum, asks for a ticket, and PUTs the bytes straight into S3 as the ticket says. What
 * is cut off is sent again under the same key, with a fresh URL for the same upload.
 * @returns the upload id, for `imageIds` of a post
 * @throws ApiProblem where no ticket is given, UploadRefused, TypeError where the store cannot be reached
 */
export async function uploadPhoto(client: Client, photo: Blob, options: UploadOptions = {}): Promise<string> {
  const { contentType = photo.type as ImageType, idempotencyKey = newIdempotencyKey(), onProgress, signal } = options
  const body = { contentType, byteSize: photo.size, sha256: await sha256Base64(photo) }
  const params = { header: { 'idempotency-key': idempotencyKey } }
  for (let attempt = 1; ; attempt++) {
    const ticket = await client.POST('/uploads', { body, params, ...(signal && { signal }) })
    const outcome = await sendBytes(ticket, photo, { onProgress, signal }).catch((thrown: unknown) => thrown as Error)
    if (outcome === ALREADY_THERE) onProgress?.({ sentBytes: photo.size, totalBytes: photo.size })
    if (typeof outcome === 'number' && (outcome < 300 || outcome === ALREADY_THERE)) return ticket.uploadId
    signal?.throwIfAborted()
    if (attempt === ATTEMPTS || isFinal(outcome))
      throw typeof outcome === 'number' ? new UploadRefused(outcome) : outcome
    await pause(PAUSE_MS * 2 ** (attempt - 1) * (1 + Math.random()), signal)
  }
}

/** Of refusals only an expired URL (403), a slow or busy store can be helped by another try. */
function isFinal(outcome: number | Error): boolean {
  return typeof outcome === 'number' && outcome < 500 && ![403, 408, 429].includes(outcome)
}
