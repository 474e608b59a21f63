import {
  CreateBucketCommand,
  HeadBucketCommand,
  PutBucketCorsCommand,
  PutBucketPolicyCommand,
  type S3Client,
} from '@aws-sdk/client-s3'

/** Where originals are uploaded to. */
export const UPLOADS_BUCKET = 'matjip-originals'
/** Where derivatives lie, for everybody to read. */
export const IMAGES_BUCKET = 'matjip-images'

/** Seconds that a browser may remember the answer to its preflight request. */
const PREFLIGHT_AGE = 3000

/** Makes both buckets where they are missing. */
export async function createBuckets(s3: S3Client): Promise<void> {
  await Promise.all([createUploadsBucket(s3), createImagesBucket(s3)])
}

/** The private one, open to browsers of any origin: what a request may do is in its signature, or in its form's policy. */
export async function createUploadsBucket(s3: S3Client): Promise<void> {
  await createBucket(s3, UPLOADS_BUCKET)
  await allowBrowsers(s3, UPLOADS_BUCKET, ['GET', 'PUT', 'POST', 'HEAD'])
}

/** The public one stands here for what production has in front of it: a CDN on an origin of its own. */
export async function createImagesBucket(s3: S3Client): Promise<void> {
  await createBucket(s3, IMAGES_BUCKET)
  await allowBrowsers(s3, IMAGES_BUCKET, ['GET', 'HEAD'])
  const reading = {
    Effect: 'Allow',
    Principal: '*',
    Action: 's3:GetObject',
    Resource: `arn:aws:s3:::${IMAGES_BUCKET}/images/*`,
  }
  const policy = JSON.stringify({ Version: '2012-10-17', Statement: [reading] })
  await s3.send(new PutBucketPolicyCommand({ Bucket: IMAGES_BUCKET, Policy: policy })).catch((error: Error) => {
    // A server that knows no policies serves everything to everybody.
    if (error.name !== 'NotImplemented') throw error
  })
}

async function createBucket(s3: S3Client, name: string): Promise<void> {
  const exists = await s3.send(new HeadBucketCommand({ Bucket: name })).then(
    () => true,
    () => false,
  )
  if (!exists) await s3.send(new CreateBucketCommand({ Bucket: name }))
}

async function allowBrowsers(s3: S3Client, name: string, methods: string[]): Promise<void> {
  const rule = {
    AllowedOrigins: ['*'],
    AllowedMethods: methods,
    AllowedHeaders: ['*'],
    ExposeHeaders: ['ETag'],
    MaxAgeSeconds: PREFLIGHT_AGE,
  }
  await s3.send(new PutBucketCorsCommand({ Bucket: name, CORSConfiguration: { CORSRules: [rule] } }))
}
