import { randomUUID } from 'node:crypto'
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'

export type TestBucket = Awaited<ReturnType<typeof openTestBucket>>

/** A bucket of one's own on the test run's S3, with its owner's rights. */
export async function openTestBucket() {
  const options = { region: 'ap-northeast-2', endpoint: process.env.TEST_S3_ENDPOINT ?? '' }
  const s3 = new S3Client({ ...options, forcePathStyle: true })
  const bucket = `test-${randomUUID()}`
  await s3.send(new CreateBucketCommand({ Bucket: bucket }))
  return {
    /** As openBucket() takes it. */
    options: { ...options, bucket },
    put: async (key: string, bytes: Uint8Array) => {
      await s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: bytes }))
    },
    close: () => s3.destroy(),
  }
}
