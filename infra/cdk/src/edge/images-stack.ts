import {
  Duration,
  Stack,
  aws_certificatemanager as acm,
  aws_cloudfront as cloudfront,
  aws_cloudfront_origins as origins,
  aws_s3 as s3,
} from 'aws-cdk-lib'
import type { StackProps } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import type { Buckets } from '../foundation/buckets.ts'
import type { Settings } from '../settings.ts'

/** A derivative's name holds what it is made from: it never changes, and may be kept for a year. */
const A_YEAR = Duration.days(365)

/** Serves derivatives, and only those, from an origin of its own: no cookie and no token of the API ever goes there. */
export class ImagesStack extends Stack {
  readonly distribution: cloudfront.Distribution

  constructor(
    scope: Construct,
    id: string,
    settings: Settings,
    { derivatives, accessLogs }: Buckets,
    props: StackProps,
  ) {
    super(scope, id, props)
    // The bucket belongs to another stack, and its policy lets in every distribution of the account.
    const bucket = s3.Bucket.fromBucketAttributes(this, 'Derivatives', {
      bucketArn: derivatives.bucketArn,
      region: this.region,
    })
    const certificate = acm.Certificate.fromCertificateArn(this, 'Certificate', settings.imagesCertificateArn)
    this.distribution = new cloudfront.Distribution(this, 'Images', {
      defaultBehavior: {
        origin: origins.S3BucketOrigin.withOriginAccessControl(bucket),
        viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.HTTPS_ONLY,
        allowedMethods: cloudfront.AllowedMethods.ALLOW_GET_HEAD,
        cachePolicy: new cloudfront.CachePolicy(this, 'Immutable', {
          defaultTtl: A_YEAR,
          minTtl: A_YEAR,
          maxTtl: A_YEAR,
        }),
        responseHeadersPolicy: new cloudfront.ResponseHeadersPolicy(this, 'Headers', {
          securityHeadersBehavior: {
            contentTypeOptions: { override: true },
            contentSecurityPolicy: { contentSecurityPolicy: "default-src 'none'", override: true },
          },
          customHeadersBehavior: {
            customHeaders: [{ header: 'Cross-Origin-Resource-Policy', value: 'cross-origin', override: true }],
          },
        }),
      },
      domainNames: [settings.imagesDomain],
      certificate,
      enableLogging: true,
      logBucket: s3.Bucket.fromBucketName(this, 'AccessLogs', accessLogs.bucketName),
      logFilePrefix: 'images/',
      httpVersion: cloudfront.HttpVersion.HTTP2_AND_3,
      minimumProtocolVersion: cloudfront.SecurityPolicyProtocol.TLS_V1_2_2021,
      // Seoul and its neighbours are in this class.
      priceClass: cloudfront.PriceClass.PRICE_CLASS_200,
    })
  }
}
