import type { Upload } from '@matjip/contracts'
import { formatId } from '@matjip/contracts'
import { presentImage } from '@matjip/photos'
import type { UploadRow } from '@matjip/photos'
import type { SignedUrl } from './signed-url.ts'

/**
 * An upload as the API shows it to its owner.
 * @param original a link to the bytes, where there is to be one
 */
export function presentUpload(upload: UploadRow, imagesUrl: string, original: SignedUrl | null): Upload {
  return {
    id: formatId(upload.id),
    state: upload.state,
    contentType: upload.contentType,
    byteSize: upload.byteSize,
    postId: upload.postId === null ? null : formatId(upload.postId),
    failure: upload.failure,
    image: presentImage(upload, imagesUrl),
    original: original && { url: original.url, expiresAt: original.expiresAt.toISOString() },
    createdAt: upload.createdAt.toISOString(),
  }
}
