import type { DbSession } from '@matjip/db-schema'
import type { ImageFaultCode } from './image-fault.ts'
import { imagesNotUsable } from './image-fault.ts'
import { imageTypeOf } from './image-type.ts'
import type { Originals } from './originals-store.ts'
import { attachUploads, findUploads, lockUploads } from './upload-store.ts'
import type { UploadRow } from './upload-store.ts'

export interface ImagesOfPost {
  ownerId: number
  /** The post that gets them, if it is there already: an image of this very post is not "already used". */
  postId: number | null
  /** As in the request. */
  imageIds: readonly number[]
}

/**
 * Looks at each image: whose it is, whether it is free, whether its bytes are there and are what was announced.
 * Reads Postgres and S3, writes nothing, holds no transaction.
 * @throws ProblemError image-not-usable with one fault per image
 */
export async function checkImages(
  { db, originals }: { db: DbSession; originals: Originals },
  { imageIds, ...whose }: ImagesOfPost,
): Promise<void> {
  const rows = await findUploads(db, imageIds)
  const verdicts = await Promise.all(
    imageIds.map(async (id) => {
      const upload = rows.get(id)
      return ownershipFault(upload, whose) ?? (upload ? contentFault(originals, upload) : null)
    }),
  )
  if (verdicts.some((code) => code !== null)) throw imagesNotUsable(verdicts)
}

/**
 * Attaches images inside the transaction that writes their post: of two posts that want the same image one wins.
 * @returns their rows, in this order
 * @throws ProblemError image-not-usable where somebody was faster
 */
export async function claimImages(
  tx: DbSession,
  { imageIds, ...whose }: ImagesOfPost & { postId: number },
): Promise<UploadRow[]> {
  const rows = await lockUploads(tx, whose.postId, imageIds)
  const verdicts = imageIds.map((id) => ownershipFault(rows.get(id), whose))
  if (verdicts.some((code) => code !== null)) throw imagesNotUsable(verdicts)
  await attachUploads(tx, whose.postId, imageIds)
  return imageIds.flatMap((id) => rows.get(id) ?? [])
}

function ownershipFault(
  upload: UploadRow | undefined,
  { ownerId, postId }: Omit<ImagesOfPost, 'imageIds'>,
): ImageFaultCode | null {
  // Somebody else's upload is as unknown as none; an orphan may be swept at any moment.
  if (!upload || upload.ownerId !== ownerId || upload.state === 'orphan') return 'image-not-found'
  return upload.postId !== null && upload.postId !== postId ? 'image-already-used' : null
}

async function contentFault(originals: Originals, upload: UploadRow): Promise<ImageFaultCode | null> {
  // An attached image was looked at when it was attached, and an original is never overwritten.
  if (upload.postId !== null) return null
  const byteSize = await originals.sizeOf(upload.objectKey)
  if (byteSize === null) return 'image-not-uploaded'
  if (byteSize !== upload.byteSize) return 'image-size-mismatch'
  const type = await imageTypeOf(await originals.firstBytesOf(upload.objectKey))
  return type === upload.contentType ? null : 'image-type-mismatch'
}
