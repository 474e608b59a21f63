import type { S3Client } from '@aws-sdk/client-s3'
import { createPresignedPost } from '@aws-sdk/s3-presigned-post'
import { UPLOAD_URL_TTL_S } from '@matjip/contracts'
import type { Original } from './original.ts'
import type { ObjectPlace, SignedUrl } from './signed-url.ts'
import { lifetime } from './signed-url.ts'

/** A form: its hidden fields, which S3 compares with a policy that they carry. */
export interface SignedForm extends SignedUrl {
  fields: Record<string, string>
}

/**
 * Signs a form for one original, bound to its key, type and a range of sizes, and to its checksum where that was told. S3 has no
 * "only if it is not there" for forms: a second one within the five minutes replaces the first. What a post shows is bound to
 * the bytes that were verified all the same, by their etag.
 */
export async function signForm(
  s3: S3Client,
  { bucket, key }: ObjectPlace,
  { contentType, byteSize, sha256 }: Original,
  now: Date,
): Promise<SignedForm> {
  const checksum = sha256 === null ? {} : { 'x-amz-checksum-algorithm': 'SHA256', 'x-amz-checksum-sha256': sha256 }
  const { url, fields } = await createPresignedPost(s3, {
    Bucket: bucket,
    Key: key,
    Expires: UPLOAD_URL_TTL_S,
    // Each field is a condition of its own besides.
    Fields: { 'Content-Type': contentType, ...checksum },
    Conditions: [['content-length-range', 1, byteSize]],
  })
  return { url, fields, expiresAt: lifetime(now).expiresAt }
}
