import { CreateBucketCommand, HeadBucketCommand, PutBucketCorsCommand, type S3Client } from '@aws-sdk/client-s3'

/** Where originals are uploaded to. */
export const UPLOADS_BUCKET = 'matjip-originals'
/** Where derivatives lie, for everybody to read. */
export const IMAGES_BUCKET = 'matjip-images'

/** Seconds that a browser may remember the answer to its preflight request. */
const PREFLIGHT_AGE = 3000

/** Makes the bucket where it is missing, open to browsers of any origin: what a request may do is in its signature. */
export async function createUploadsBucket(s3: S3Client): Promise<void> {
  const bucket = { Bucket: UPLOADS_BUCKET }
  const exists = await s3.send(new HeadBucketCommand(bucket)).then(
    () => true,
    () => false,
  )
  if (!exists) await s3.send(new CreateBucketCommand(bucket))
  const rule = {
    AllowedOrigins: ['*'],
    AllowedMethods: ['GET', 'PUT', 'HEAD'],
    AllowedHeaders: ['*'],
    ExposeHeaders: ['ETag'],
    MaxAgeSeconds: PREFLIGHT_AGE,
  }
  await s3.send(new PutBucketCorsCommand({ ...bucket, CORSConfiguration: { CORSRules: [rule] } }))
}
