import { randomBytes } from 'node:crypto'
import type { UploadRequest, UploadTicket } from '@matjip/contracts'
import { formatId, ProblemError } from '@matjip/contracts'
import type { Db } from '@matjip/db-schema'
import { runIdempotent } from '@matjip/db-schema'
import { originalOf } from './original.ts'
import type { Originals } from './originals-store.ts'
import { checkLimits } from './upload-limits.ts'
import type { UploadLimits } from './upload-limits.ts'
import { findUpload, insertUpload } from './upload-store.ts'

export interface IssueDeps {
  db: Db
  originals: Originals
  limits: UploadLimits
  nextId: () => number
}

export interface IssueInput {
  ownerId: number
  /** Idempotency-Key of the request. */
  key: string
  request: UploadRequest
}

/** What is stored for a repeat: never a URL, which is a secret and would be stale. */
interface Issued {
  uploadId: number
  objectKey: string
}

/** 128 bits: a key cannot be guessed from the upload's id. */
const RANDOM_BYTES = 16

/**
 * Issues an upload: a row, and a URL or form that takes the announced bytes. A repeat gets the same upload with a fresh one.
 * @throws ProblemError of `originalOf`, `checkLimits` and `runIdempotent`; upload-gone for a repeat whose upload was deleted,
 * or was announced for a form and is in a post
 */
export async function issueUpload(
  { db, originals, limits, nextId }: IssueDeps,
  { ownerId, key, request }: IssueInput,
): Promise<{ ticket: UploadTicket; replayed: boolean }> {
  const original = originalOf(request)
  const idempotent = { userId: ownerId, route: 'POST /uploads', key, body: request }
  const { body, replayed } = await runIdempotent<Issued>(db, idempotent, async (tx) => {
    await checkLimits(tx, ownerId, original.byteSize, limits)
    const id = nextId()
    const objectKey = `originals/${id}-${randomBytes(RANDOM_BYTES).toString('hex')}`
    await insertUpload(tx, { ...original, id, ownerId, objectKey })
    return { status: 201, body: { uploadId: id, objectKey } }
  })
  if (replayed && !(await takesBytes(db, body.uploadId, ownerId))) throw new ProblemError('upload-gone')
  const { expiresAt, ...signed } = await originals.sign(body.objectKey, original)
  const ticket = { uploadId: formatId(body.uploadId), method: original.method, ...signed }
  return { ticket: { ...ticket, expiresAt: expiresAt.toISOString() }, replayed }
}

/** A fresh URL would bring back what was deleted; a fresh form, which S3 lets overwrite, would replace the original of a post. */
async function takesBytes(db: Db, id: number, ownerId: number): Promise<boolean> {
  const upload = await findUpload(db, id, ownerId)
  if (upload === undefined || upload.state === 'orphan') return false
  return upload.method !== 'POST' || upload.state !== 'attached'
}
