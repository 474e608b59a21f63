import type { ImageFaultCode } from '@matjip/contracts'
import type { Database, Transaction } from '@matjip/db-schema'
import { attachUploads } from '@matjip/photos'
import type { Bucket, ImageRow, VerifiedBytes, WantedImages } from '@matjip/photos'
import { imagesNotUsable } from './image-fault.ts'
import { findUploads } from './upload-store.ts'
import type { FoundUpload } from './upload-store.ts'
import type { VerifyMetrics } from './verify-metrics.ts'
import { verifyUpload } from './verify-upload.ts'

export interface CheckDeps {
  pool: Database['pool']
  originals: Bucket
  verified: VerifyMetrics
}

export interface ImagesOfPost {
  ownerId: number
  /** The post that gets them, if it is there already: an image of this very post is not "already used". */
  postId: number | null
  /** As in the request. */
  imageIds: readonly number[]
}

/**
 * Looks at each image: whose it is, whether it is free, whether its bytes are there and are the image that was announced.
 * Reads Postgres and S3, writes nothing, holds no transaction.
 * @returns what was found of those that no post has yet
 * @throws ProblemError image-not-usable with one fault per image
 */
export async function checkImages(deps: CheckDeps, { imageIds, ...whose }: ImagesOfPost): Promise<VerifiedBytes[]> {
  const rows = await findUploads(deps.pool, imageIds)
  const found: VerifiedBytes[] = []
  const verdicts = await Promise.all(
    imageIds.map(async (id): Promise<ImageFaultCode | null> => {
      const upload = rows.get(id)
      const fault = ownershipFault(upload, whose)
      // An attached image was looked at when it was attached.
      if (fault !== null || !upload || upload.postId !== null) return fault
      const verdict = await verifyUpload(deps, upload)
      if ('fault' in verdict) return verdict.fault
      found.push(verdict)
      return null
    }),
  )
  if (verdicts.some((code) => code !== null)) throw imagesNotUsable(verdicts)
  return found
}

/**
 * Attaches images inside the transaction that writes their post: of two posts that want the same image one wins.
 * @returns their rows, in this order
 * @throws ProblemError image-not-usable where somebody was faster
 */
export async function claimImages(tx: Pick<Transaction, '$client'>, wanted: WantedImages): Promise<ImageRow[]> {
  const { imageIds, ...whose } = wanted
  const attached = await attachUploads(tx, wanted)
  if (attached.length === imageIds.length) return attached
  const rows = await findUploads(tx.$client, imageIds)
  const verdicts = imageIds.map((id) => ownershipFault(rows.get(id), whose))
  if (verdicts.some((code) => code !== null)) throw imagesNotUsable(verdicts)
  throw new Error(`only ${attached.length} of ${imageIds.length} images were verified`)
}

function ownershipFault(
  upload: FoundUpload | undefined,
  { ownerId, postId }: Pick<ImagesOfPost, 'ownerId' | 'postId'>,
): ImageFaultCode | null {
  // Somebody else's upload is as unknown as none; an orphan may be swept at any moment.
  if (!upload || upload.ownerId !== ownerId || upload.state === 'orphan') return 'image-not-found'
  return upload.postId !== null && upload.postId !== postId ? 'image-already-used' : null
}
