import { randomBytes } from 'node:crypto'
import type { UploadRequest, UploadTicket } from '@matjip/contracts'
import { formatId } from '@matjip/contracts'
import type { Db } from '@matjip/db-schema'
import { runIdempotent } from '@matjip/db-schema'
import type { Originals } from './originals-store.ts'
import { insertUpload } from './upload-store.ts'

export interface IssueDeps {
  db: Db
  originals: Originals
  nextId: () => number
}

export interface IssueInput {
  ownerId: number
  /** Idempotency-Key of the request. */
  key: string
  original: UploadRequest
}

/** What is stored for a repeat: never a URL, which is a secret and would be stale. */
interface Issued {
  uploadId: number
  objectKey: string
}

/** 128 bits: a key cannot be guessed from the upload's id. */
const RANDOM_BYTES = 16

/**
 * Issues an upload: a row, and a URL that takes exactly the announced bytes. A repeat gets the same upload with a fresh URL.
 * @throws ProblemError of `runIdempotent`
 */
export async function issueUpload(
  { db, originals, nextId }: IssueDeps,
  { ownerId, key, original }: IssueInput,
): Promise<{ ticket: UploadTicket; replayed: boolean }> {
  const request = { userId: ownerId, route: 'POST /uploads', key, body: original }
  const { body, replayed } = await runIdempotent<Issued>(db, request, async (tx) => {
    const id = nextId()
    const objectKey = `originals/${id}-${randomBytes(RANDOM_BYTES).toString('hex')}`
    await insertUpload(tx, { ...original, id, ownerId, objectKey })
    return { status: 201, body: { uploadId: id, objectKey } }
  })
  const { url, headers, expiresAt } = await originals.signPut(body.objectKey, original)
  const uploadId = formatId(body.uploadId)
  return { ticket: { uploadId, method: 'PUT', url, headers, expiresAt: expiresAt.toISOString() }, replayed }
}
