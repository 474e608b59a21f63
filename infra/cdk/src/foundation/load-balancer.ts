import { Duration, RemovalPolicy, aws_elasticloadbalancingv2 as elb, aws_s3 as s3 } from 'aws-cdk-lib'
import type { aws_ec2 as ec2 } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import type { Settings } from '../settings.ts'

/** Seconds that an idle connection is kept; services keep theirs five longer, so that the balancer is the one to close. */
const IDLE = Duration.seconds(60)
/** What no rule matches. A problem document, as of the services, but of a type that a balancer may send. */
const NOT_FOUND = JSON.stringify({ type: 'about:blank', title: 'Not Found', status: 404, code: 'not-found' })

export interface LoadBalancer {
  alb: elb.ApplicationLoadBalancer
  /** HTTPS, and nothing beside it: a token that was sent in the clear is already lost, so nothing redirects. */
  listener: elb.ApplicationListener
}

/** The one way in. Services bring their own rules; what none matches is a 404 of the balancer itself. */
export function createLoadBalancer(scope: Construct, vpc: ec2.Vpc, settings: Settings): LoadBalancer {
  const alb = new elb.ApplicationLoadBalancer(scope, 'Alb', {
    vpc,
    internetFacing: true,
    dropInvalidHeaderFields: true,
    deletionProtection: true,
    idleTimeout: IDLE,
    desyncMitigationMode: elb.DesyncMitigationMode.STRICTEST,
  })
  alb.logAccessLogs(
    new s3.Bucket(scope, 'AlbLogs', {
      blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
      encryption: s3.BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      lifecycleRules: [{ expiration: Duration.days(90) }],
      removalPolicy: RemovalPolicy.RETAIN,
    }),
  )
  const listener = alb.addListener('Https', {
    port: 443,
    protocol: elb.ApplicationProtocol.HTTPS,
    certificates: [elb.ListenerCertificate.fromArn(settings.certificateArn)],
    sslPolicy: elb.SslPolicy.TLS13_RES,
    defaultAction: elb.ListenerAction.fixedResponse(404, { contentType: 'application/json', messageBody: NOT_FOUND }),
  })
  return { alb, listener }
}
