import { GetObjectCommand, HeadObjectCommand, NotFound, S3Client } from '@aws-sdk/client-s3'

export interface OriginalsOptions {
  bucket: string
  region: string
  /** Another S3 than AWS's own; buckets are then named in the path. */
  endpoint?: string | undefined
}

/** The private bucket of originals, as far as this service goes. All of it throws where S3 cannot be asked. */
export interface Originals {
  /** Bytes of the object, or null where nothing was uploaded. Needs the right to list the bucket: without it S3 answers 403 for a missing key. */
  sizeOf(key: string): Promise<number | null>
  /** The first FIRST_BYTES bytes of an object that is not empty, or all of them. */
  firstBytesOf(key: string): Promise<Uint8Array>
  close(): void
}

/** The sample that file-type asks for: it knows every type of ours by less. */
const FIRST_BYTES = 4_100
/** Milliseconds. S3 answers in some 20; after this long it counts as away, and the client gets a 503 to come back with. */
const TIMEOUT_MS = 2_000

/** The client of the originals' bucket; connects lazily. */
export function openOriginals({ bucket, region, endpoint }: OriginalsOptions): Originals {
  const s3 = new S3Client({
    region,
    ...(endpoint === undefined ? {} : { endpoint, forcePathStyle: true }),
    maxAttempts: 2,
    requestHandler: { connectionTimeout: TIMEOUT_MS, requestTimeout: TIMEOUT_MS, throwOnRequestTimeout: true },
  })
  return {
    async sizeOf(key) {
      try {
        const { ContentLength } = await s3.send(new HeadObjectCommand({ Bucket: bucket, Key: key }))
        return ContentLength ?? 0
      } catch (error) {
        if (error instanceof NotFound) return null
        throw error
      }
    },
    async firstBytesOf(key) {
      const range = `bytes=0-${FIRST_BYTES - 1}`
      const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key, Range: range }))
      return (await Body?.transformToByteArray()) ?? new Uint8Array()
    },
    close: () => s3.destroy(),
  }
}
