import {
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  NotFound,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3'
import { createRangeReader } from './range-reader.ts'

export interface BucketOptions {
  bucket: string
  region: string
  /** Another S3 than AWS's own; buckets are then named in the path. */
  endpoint?: string | undefined
}

/** An object as S3 describes it. */
export interface ObjectHead {
  byteSize: number
  etag: string
}

/** The same, and how it begins. */
export interface ObjectBeginning extends ObjectHead {
  /** The first ones, or all where it has fewer than were asked for. */
  bytes: Buffer
}

/** A bucket, as far as photos need it. All of it throws where S3 cannot be asked. */
export interface Bucket {
  readonly name: string
  readonly s3: S3Client
  /** null where nothing was uploaded. Needs the right to list the bucket: without it S3 answers 403 for a missing key. */
  head(key: string): Promise<ObjectHead | null>
  /** As `head`, with the first bytes, `length` at most: one call instead of two. */
  begin(key: string, length: number): Promise<ObjectBeginning | null>
  /** Bytes from a place on, `length` at most. @throws ObjectChanged where the object is not the one with this etag any more */
  read(key: string, etag: string, start: number, length: number): Promise<Buffer>
  /** All of it. @throws ObjectChanged */
  readAll(key: string, etag: string | null): Promise<Buffer>
  /** Writes an object that nobody will ever change; one that is there already stays as it is. */
  putOnce(key: string, bytes: Uint8Array, contentType: string): Promise<void>
  /** Deletes objects; those that are not there are no failure. */
  remove(keys: readonly string[]): Promise<void>
  close(): void
}

/** The object was replaced or deleted since it was looked at. */
export class ObjectChanged extends Error {}

/** Milliseconds. S3 answers in some 20; after this long it counts as away, and the client gets a 503 to come back with. */
const TIMEOUT_MS = 2_000
/** Keys of one DeleteObjects request: S3's own limit. */
const DELETE_BATCH = 1_000
/** A year: as long as anything is cached. The key never stands for other bytes. */
const IMMUTABLE = 'public, max-age=31536000, immutable'
/** 412 If-Match or If-None-Match does not hold; 404 the object is gone; 416 it is shorter than it was; 409 another writer is at it. */
const CHANGED = new Set([404, 412, 416])
const WRITTEN = new Set([409, 412])

/** The client of a bucket; connects lazily. */
export function openBucket({ bucket, region, endpoint }: BucketOptions): Bucket {
  const s3 = new S3Client({
    region,
    ...(endpoint === undefined ? {} : { endpoint, forcePathStyle: true }),
    // The SDK would otherwise sign a checksum of its own choosing, of a body that it has not got.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    maxAttempts: 2,
    requestHandler: { connectionTimeout: TIMEOUT_MS, requestTimeout: TIMEOUT_MS, throwOnRequestTimeout: true },
  })
  const range = createRangeReader(s3, bucket)
  return {
    name: bucket,
    s3,
    async head(key) {
      try {
        const { ContentLength = 0, ETag = '' } = await s3.send(new HeadObjectCommand({ Bucket: bucket, Key: key }))
        return { byteSize: ContentLength, etag: ETag }
      } catch (error) {
        if (error instanceof NotFound) return null
        throw error
      }
    },
    async begin(key, length) {
      const { status, headers, bytes } = await range({ key, start: 0, length })
      if (status === 404) return null
      // An object without a byte has no first one.
      if (status === 416) return { byteSize: 0, etag: '', bytes: Buffer.alloc(0) }
      // Of `bytes 0-65535/81234` the whole.
      const byteSize = Number(headers['content-range']?.split('/')[1] ?? bytes.length)
      return { byteSize, etag: headers.etag ?? '', bytes }
    },
    async read(key, etag, start, length) {
      const { status, headers, bytes } = await range({ key, start, length, etag })
      // Not every S3 looks at If-Match.
      if (CHANGED.has(status) || headers.etag !== etag) throw new ObjectChanged(key)
      return bytes
    },
    async readAll(key, etag) {
      const whole = { Bucket: bucket, Key: key, ...(etag === null ? {} : { IfMatch: etag }) }
      try {
        const { Body, ETag } = await s3.send(new GetObjectCommand(whole))
        if (etag !== null && ETag !== etag) throw new ObjectChanged(key)
        return Buffer.from((await Body?.transformToByteArray()) ?? new Uint8Array())
      } catch (error) {
        throw hasStatus(error, CHANGED) ? new ObjectChanged(key, { cause: error }) : error
      }
    },
    async putOnce(key, bytes, contentType) {
      const object = { Bucket: bucket, Key: key, Body: bytes, ContentType: contentType }
      try {
        await s3.send(new PutObjectCommand({ ...object, CacheControl: IMMUTABLE, IfNoneMatch: '*' }))
      } catch (error) {
        if (!hasStatus(error, WRITTEN)) throw error
      }
    },
    async remove(keys) {
      for (let start = 0; start < keys.length; start += DELETE_BATCH) {
        const objects = keys.slice(start, start + DELETE_BATCH).map((Key) => ({ Key }))
        const { Errors = [] } = await s3.send(
          new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects: objects, Quiet: true } }),
        )
        const [first] = Errors
        if (first) throw new Error(`S3 did not delete ${first.Key}: ${first.Code} ${first.Message}`)
      }
    },
    close: () => s3.destroy(),
  }
}

function hasStatus(error: unknown, statuses: ReadonlySet<number>): boolean {
  return error instanceof S3ServiceException && statuses.has(error.$metadata.httpStatusCode ?? 0)
}
