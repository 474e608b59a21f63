import type { Upload } from '@matjip/contracts'
import { ProblemError } from '@matjip/contracts'
import type { Db } from '@matjip/db-schema'
import { markUploaded } from '@matjip/photos'
import type { UploadRow } from '@matjip/photos'
import type { Originals } from './originals-store.ts'
import { presentUpload } from './present-upload.ts'
import { findUpload } from './upload-store.ts'

export interface ReadDeps {
  db: Db
  originals: Originals
  imagesUrl: string
}

/**
 * An upload as its owner sees it, with a short presigned GET of the original.
 * @throws ProblemError not-found, also for somebody else's upload: nobody learns that it exists
 */
export async function readUpload(deps: ReadDeps, id: number, ownerId: number): Promise<Upload> {
  const upload = await findUpload(deps.db, id, ownerId)
  if (!upload) throw new ProblemError('not-found')
  await noteArrival(deps, upload)
  // An orphan's object is being deleted: no link to it.
  const there = upload.state !== 'issued' && upload.state !== 'orphan'
  return presentUpload(upload, deps.imagesUrl, there ? await deps.originals.signGet(upload.objectKey) : null)
}

/** While an upload is only issued, S3 is asked whether the bytes have come. */
export async function noteArrival({ db, originals }: Omit<ReadDeps, 'imagesUrl'>, upload: UploadRow): Promise<void> {
  if (upload.state !== 'issued' || !(await originals.exists(upload.objectKey))) return
  await markUploaded(db, upload.id)
  upload.state = 'uploaded'
}
