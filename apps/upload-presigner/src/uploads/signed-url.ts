import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3'
import type { S3Client } from '@aws-sdk/client-s3'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import type { ImageBytes } from './original.ts'
import { UPLOAD_URL_TTL_S } from '@matjip/contracts'

/** A URL that stands for one request to S3, until a moment. */
export interface SignedUrl {
  url: string
  expiresAt: Date
}

/** With the headers that were signed: S3 refuses the request if one is missing or different. */
export interface SignedPut extends SignedUrl {
  headers: Record<string, string>
}

/** An object of a bucket. */
export interface ObjectPlace {
  bucket: string
  key: string
}

/**
 * Signs the one PUT of an original, bound to its type, exact size, checksum and to a key that is still free.
 * @param now moment of signing; the URL lives UPLOAD_URL_TTL_S from there
 */
export async function signPut(
  s3: S3Client,
  { bucket, key }: ObjectPlace,
  { contentType, byteSize, sha256 }: ImageBytes & { sha256: string },
  now: Date,
): Promise<SignedPut> {
  const headers = {
    'content-type': contentType,
    'content-length': String(byteSize),
    'if-none-match': '*',
    'x-amz-checksum-sha256': sha256,
  }
  const put = new PutObjectCommand({
    Bucket: bucket,
    Key: key,
    ContentType: contentType,
    ContentLength: byteSize,
    IfNoneMatch: '*',
    ChecksumSHA256: sha256,
  })
  const { signingDate, expiresAt } = lifetime(now)
  const url = await getSignedUrl(s3, put, {
    expiresIn: UPLOAD_URL_TTL_S,
    signingDate,
    // Left to itself the SDK signs no content-type and moves the checksum into the query, where it binds nothing.
    signableHeaders: new Set(['host', ...Object.keys(headers)]),
    unhoistableHeaders: new Set(Object.keys(headers)),
  })
  return { url, headers, expiresAt }
}

/** Signs a GET of an original. @param now as for `signPut` */
export async function signGet(s3: S3Client, { bucket, key }: ObjectPlace, now: Date): Promise<SignedUrl> {
  const { signingDate, expiresAt } = lifetime(now)
  const get = new GetObjectCommand({ Bucket: bucket, Key: key })
  return { url: await getSignedUrl(s3, get, { expiresIn: UPLOAD_URL_TTL_S, signingDate }), expiresAt }
}

/** Signatures count whole seconds: what is told to the client must not be later than what S3 believes. */
export function lifetime(now: Date) {
  const second = Math.floor(now.getTime() / 1000)
  return { signingDate: new Date(second * 1000), expiresAt: new Date((second + UPLOAD_URL_TTL_S) * 1000) }
}
