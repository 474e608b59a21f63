import type { ImageFaultCode } from '@matjip/contracts'
import type { Bucket, VerifiedBytes } from '@matjip/photos'
import { FIRST_WINDOW, inspectImage, ObjectChanged } from '@matjip/photos'
import type { FoundUpload } from './upload-store.ts'
import type { VerifyMetrics } from './verify-metrics.ts'

export interface VerifyDeps {
  originals: Bucket
  verified: VerifyMetrics
}

/**
 * Whether the bytes of an upload are the image that was announced, by ranged reads: nothing is decoded, and of a huge file a
 * small part is fetched. All reads are of the same bytes, those of the etag.
 * @throws where S3 cannot be asked
 */
export async function verifyUpload(
  { originals, verified }: VerifyDeps,
  upload: FoundUpload,
): Promise<VerifiedBytes | { fault: ImageFaultCode }> {
  const stop = verified.seconds.startTimer()
  const verdict = await look(originals, upload)
  stop()
  verified.verdicts.inc({ verdict: 'fault' in verdict ? verdict.fault : 'verified' })
  return verdict
}

async function look(originals: Bucket, upload: FoundUpload): Promise<VerifiedBytes | { fault: ImageFaultCode }> {
  const begun = await originals.begin(upload.objectKey, FIRST_WINDOW)
  if (begun === null) return { fault: 'image-not-uploaded' }
  const { byteSize, etag, bytes: beginning } = begun
  // A form announces the largest size that it may send.
  const fits = upload.method === 'POST' ? byteSize <= upload.byteSize : byteSize === upload.byteSize
  if (!fits) return { fault: 'image-size-mismatch' }
  const read = (start: number, length: number) => originals.read(upload.objectKey, etag, start, length)
  try {
    const inspected = await inspectImage({ byteSize, beginning, read }, upload.contentType)
    return 'fault' in inspected ? inspected : { id: upload.id, byteSize, etag }
  } catch (error) {
    if (error instanceof ObjectChanged) return { fault: 'image-changed' }
    throw error
  }
}
