import { ListObjectsV2Command } from '@aws-sdk/client-s3'
import type { S3Client } from '@aws-sdk/client-s3'

/** An object of a bucket: its key, and what tells whether it is another. */
export interface StoredObject {
  bucket: string
  key: string
  etag: string
  /** Bytes. */
  size: number
}

/** Every object of the buckets, in the order of their keys. */
export async function* listObjects(s3: S3Client, buckets: readonly string[]): AsyncGenerator<StoredObject, undefined> {
  for (const bucket of buckets) {
    let token: string | undefined
    do {
      const page = await s3.send(new ListObjectsV2Command({ Bucket: bucket, ContinuationToken: token }))
      for (const { Key = '', ETag = '', Size = 0 } of page.Contents ?? [])
        yield { bucket, key: Key, etag: ETag, size: Size }
      token = page.NextContinuationToken
    } while (token !== undefined)
  }
}
