import { createHash } from 'node:crypto'
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import type { SeedPhoto } from './content.ts'

/** A photo on its way to its own object. */
export interface PhotoObject {
  key: string
  photo: SeedPhoto
}

/** Enough to keep a local S3 busy; more only queue there. */
const CONCURRENCY = 16
/** A line of progress for each so many. */
const PROGRESS_EVERY = 1_000

/** The key of the nth photo of a seed: the same in every run, so a run that was cut short overwrites its own objects. */
export function photoKey(seed: string, n: number): string {
  const unguessable = createHash('sha256').update(`${seed} ${n}`).digest('hex').slice(0, 32)
  return `originals/${seed}-${n}-${unguessable}`
}

/** S3 by the SDK's own environment variables. */
export function openPhotos(env: NodeJS.ProcessEnv = process.env): { s3: S3Client; bucket: string } {
  const bucket = env.UPLOADS_BUCKET
  if (!bucket) throw new Error('UPLOADS_BUCKET is not set: where do photos go?')
  const endpoint = env.AWS_ENDPOINT_URL_S3
  // Other S3 servers than AWS take the bucket in the path, and know no checksum trailers.
  const local = endpoint ? { endpoint, forcePathStyle: true } : {}
  return { s3: new S3Client({ requestChecksumCalculation: 'WHEN_REQUIRED', ...local }), bucket }
}

/** Puts every photo into its object, some at a time. */
export async function putPhotos(
  { s3, bucket }: { s3: S3Client; bucket: string },
  objects: PhotoObject[],
  say: (line: string) => void,
): Promise<void> {
  const left = objects.values()
  let done = 0
  const putAll = async () => {
    for (const { key, photo } of left) {
      const object = { Key: key, Body: photo.bytes, ContentType: photo.contentType }
      await s3.send(new PutObjectCommand({ Bucket: bucket, ...object }))
      done += 1
      if (done % PROGRESS_EVERY === 0 || done === objects.length) say(`photos: ${done} of ${objects.length}`)
    }
  }
  await Promise.all(Array.from({ length: CONCURRENCY }, putAll))
}
