import { Duration, RemovalPolicy, Stack, aws_iam as iam, aws_s3 as s3 } from 'aws-cdk-lib'
import type { Construct } from 'constructs'

/** Days after which an upload that was begun in parts and never ended is forgotten. */
const UNFINISHED_DAYS = 1
/** Originals are read again only by their owners, seldom: a cheaper class that still answers at once. */
const COLD_AFTER_DAYS = 30

export interface Buckets {
  /** Private; clients put straight into it by presigned requests. */
  originals: s3.Bucket
  /** Served by the CDN alone. */
  derivatives: s3.Bucket
  /** The built web app; served by the CDN alone. */
  web: s3.Bucket
  /** Who asked the others, and the CDN, for what. */
  accessLogs: s3.Bucket
}

export function createBuckets(scope: Construct): Buckets {
  const accessLogs = new s3.Bucket(scope, 'AccessLogs', {
    ...closed,
    lifecycleRules: [{ expiration: Duration.days(90) }],
    objectOwnership: s3.ObjectOwnership.OBJECT_WRITER,
  })
  const originals = new s3.Bucket(scope, 'Originals', {
    ...closed,
    serverAccessLogsBucket: accessLogs,
    serverAccessLogsPrefix: 'originals/',
    cors: [
      {
        // Browsers of any origin: what a request may do is in its signature.
        allowedOrigins: ['*'],
        allowedMethods: [s3.HttpMethods.PUT, s3.HttpMethods.POST, s3.HttpMethods.GET, s3.HttpMethods.HEAD],
        allowedHeaders: ['*'],
        exposedHeaders: ['ETag'],
        maxAge: 3000,
      },
    ],
    lifecycleRules: [
      {
        abortIncompleteMultipartUploadAfter: Duration.days(UNFINISHED_DAYS),
        transitions: [
          { storageClass: s3.StorageClass.GLACIER_INSTANT_RETRIEVAL, transitionAfter: Duration.days(COLD_AFTER_DAYS) },
        ],
      },
    ],
  })
  const derivatives = new s3.Bucket(scope, 'Derivatives', {
    ...closed,
    serverAccessLogsBucket: accessLogs,
    serverAccessLogsPrefix: 'derivatives/',
  })
  allowDistributions(derivatives, 'images/*')
  const web = new s3.Bucket(scope, 'Web', {
    ...closed,
    serverAccessLogsBucket: accessLogs,
    serverAccessLogsPrefix: 'web/',
  })
  allowDistributions(web, '*')
  return { originals, derivatives, web, accessLogs }
}

/** Distributions of this account may read what is served; which ones there are this stack need not know. */
function allowDistributions(bucket: s3.Bucket, objects: string): void {
  const { partition, account } = Stack.of(bucket)
  bucket.addToResourcePolicy(
    new iam.PolicyStatement({
      actions: ['s3:GetObject'],
      resources: [bucket.arnForObjects(objects)],
      principals: [new iam.ServicePrincipal('cloudfront.amazonaws.com')],
      conditions: { ArnLike: { 'aws:SourceArn': `arn:${partition}:cloudfront::${account}:distribution/*` } },
    }),
  )
}

const closed = {
  blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
  encryption: s3.BucketEncryption.S3_MANAGED,
  enforceSSL: true,
  removalPolicy: RemovalPolicy.RETAIN,
} satisfies s3.BucketProps
