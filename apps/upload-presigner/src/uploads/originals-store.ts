import { HeadObjectCommand, NotFound, S3Client } from '@aws-sdk/client-s3'
import type { UploadRequest } from '@matjip/contracts'
import { signGet, signPut } from './signed-url.ts'
import type { SignedPut, SignedUrl } from './signed-url.ts'

export interface OriginalsOptions {
  bucket: string
  region: string
  /** Another S3 than AWS's own; buckets are then named in the path. */
  endpoint?: string | undefined
  /** The clock of the signatures; the machine's by default. */
  now?: () => Date
}

/** The private bucket of originals, as far as this service goes. */
export interface Originals {
  /** Asks nobody. */
  signPut(key: string, original: UploadRequest): Promise<SignedPut>
  /** Asks nobody. */
  signGet(key: string): Promise<SignedUrl>
  /** Whether the original is there. @throws where S3 cannot be asked, and without the right to list the bucket (S3 then answers 403 for a missing key) */
  exists(key: string): Promise<boolean>
  close(): void
}

/** Milliseconds. S3 answers a HEAD in some 20; after this long it counts as away, and the client gets a 503 to come back with. */
const TIMEOUT_MS = 2_000

/** The client of the originals' bucket; connects lazily. */
export function openOriginals({ bucket, region, endpoint, now = () => new Date() }: OriginalsOptions): Originals {
  const s3 = new S3Client({
    region,
    ...(endpoint === undefined ? {} : { endpoint, forcePathStyle: true }),
    // The SDK would otherwise sign a checksum of its own choosing, of a body that it has not got.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    maxAttempts: 2,
    requestHandler: { connectionTimeout: TIMEOUT_MS, requestTimeout: TIMEOUT_MS, throwOnRequestTimeout: true },
  })
  return {
    signPut: (key, original) => signPut(s3, { bucket, key }, original, now()),
    signGet: (key) => signGet(s3, { bucket, key }, now()),
    async exists(key) {
      try {
        await s3.send(new HeadObjectCommand({ Bucket: bucket, Key: key }))
        return true
      } catch (error) {
        if (error instanceof NotFound) return false
        throw error
      }
    },
    close: () => s3.destroy(),
  }
}
