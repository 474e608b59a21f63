import type { Upload } from '@matjip/contracts'
import { formatId, ProblemError } from '@matjip/contracts'
import type { Db } from '@matjip/db-schema'
import type { Originals } from './originals-store.ts'
import { findUpload, markUploaded } from './upload-store.ts'
import type { UploadRow } from './upload-store.ts'

interface ReadDeps {
  db: Db
  originals: Originals
}

/**
 * An upload as its owner sees it. While it is only issued, S3 is asked whether the bytes have come.
 * @throws ProblemError not-found, also for somebody else's upload: nobody learns that it exists
 */
export async function readUpload({ db, originals }: ReadDeps, id: number, ownerId: number): Promise<Upload> {
  const upload = await findUpload(db, id, ownerId)
  if (!upload) throw new ProblemError('not-found')
  if (upload.state === 'issued' && (await originals.exists(upload.objectKey))) {
    await markUploaded(db, id)
    upload.state = 'uploaded'
  }
  return presentUpload(originals, upload)
}

async function presentUpload(originals: Originals, upload: UploadRow): Promise<Upload> {
  // An orphan may be swept at any moment: no link to it.
  const there = upload.state !== 'issued' && upload.state !== 'orphan'
  const signed = there ? await originals.signGet(upload.objectKey) : null
  return {
    id: formatId(upload.id),
    state: upload.state,
    contentType: upload.contentType,
    byteSize: upload.byteSize,
    postId: upload.postId === null ? null : formatId(upload.postId),
    original: signed && { url: signed.url, expiresAt: signed.expiresAt.toISOString() },
    createdAt: upload.createdAt.toISOString(),
  }
}
