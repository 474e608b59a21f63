import {
  CfnOutput,
  Stack,
  aws_certificatemanager as acm,
  aws_cloudfront as cloudfront,
  aws_cloudfront_origins as origins,
  aws_s3 as s3,
} from 'aws-cdk-lib'
import type { StackProps } from 'aws-cdk-lib'
import { pageHeaders } from '@matjip/path-rules'
import type { PathRule } from '@matjip/path-rules'
import type { Construct } from 'constructs'
import type { Buckets } from '../foundation/buckets.ts'
import type { Settings } from '../settings.ts'
import { pageFunction } from './page-function.ts'

/** The web app: its files by the CDN, and the API under the same host, so that its pages need no other origin for it. */
export class WebStack extends Stack {
  readonly distribution: cloudfront.Distribution

  constructor(
    scope: Construct,
    id: string,
    settings: Settings,
    { web, originals, accessLogs }: Buckets,
    rules: readonly PathRule[],
    props: StackProps,
  ) {
    super(scope, id, props)
    const bucket = s3.Bucket.fromBucketAttributes(this, 'Files', { bucketArn: web.bucketArn, region: this.region })
    const api: cloudfront.BehaviorOptions = {
      origin: new origins.HttpOrigin(settings.apiDomain, {
        protocolPolicy: cloudfront.OriginProtocolPolicy.HTTPS_ONLY,
        originSslProtocols: [cloudfront.OriginSslPolicy.TLS_V1_2],
      }),
      viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.HTTPS_ONLY,
      allowedMethods: cloudfront.AllowedMethods.ALLOW_ALL,
      // What may be kept, and for whom, the API tells browsers; here it would be kept for everybody.
      cachePolicy: cloudfront.CachePolicy.CACHING_DISABLED,
      originRequestPolicy: cloudfront.OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
    }
    const patterns = rules.flatMap((rule) => rule.patterns)
    this.distribution = new cloudfront.Distribution(this, 'Web', {
      defaultBehavior: {
        origin: origins.S3BucketOrigin.withOriginAccessControl(bucket),
        viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.HTTPS_ONLY,
        allowedMethods: cloudfront.AllowedMethods.ALLOW_GET_HEAD,
        compress: true,
        // Files say themselves how long they may be kept: the uploading sets it.
        cachePolicy: cloudfront.CachePolicy.CACHING_OPTIMIZED,
        responseHeadersPolicy: this.headersOf(settings, originals),
        functionAssociations: [
          {
            eventType: cloudfront.FunctionEventType.VIEWER_REQUEST,
            function: new cloudfront.Function(this, 'Pages', {
              code: cloudfront.FunctionCode.fromInline(pageFunction()),
              runtime: cloudfront.FunctionRuntime.JS_2_0,
            }),
          },
        ],
      },
      additionalBehaviors: Object.fromEntries(patterns.map((pattern) => [pattern, api])),
      domainNames: [settings.webDomain],
      certificate: acm.Certificate.fromCertificateArn(this, 'Certificate', settings.webCertificateArn),
      enableLogging: true,
      logBucket: s3.Bucket.fromBucketName(this, 'AccessLogs', accessLogs.bucketName),
      logFilePrefix: 'web-cdn/',
      httpVersion: cloudfront.HttpVersion.HTTP2_AND_3,
      minimumProtocolVersion: cloudfront.SecurityPolicyProtocol.TLS_V1_2_2021,
      priceClass: cloudfront.PriceClass.PRICE_CLASS_200,
    })
    // Where the built app goes.
    new CfnOutput(this, 'WebBucket', { value: web.bucketName })
  }

  /** The same that the local gateway sends with a page. */
  private headersOf(settings: Settings, originals: s3.IBucket): cloudfront.ResponseHeadersPolicy {
    const headers = pageHeaders({
      images: `https://${settings.imagesDomain}`,
      uploads: `https://${originals.bucketRegionalDomainName}`,
    })
    const { 'content-security-policy': contentSecurityPolicy = '', ...others } = headers
    return new cloudfront.ResponseHeadersPolicy(this, 'Headers', {
      securityHeadersBehavior: {
        contentTypeOptions: { override: true },
        contentSecurityPolicy: { contentSecurityPolicy, override: true },
      },
      customHeadersBehavior: {
        customHeaders: Object.entries(others).map(([header, value]) => ({ header, value, override: true })),
      },
    })
  }
}
