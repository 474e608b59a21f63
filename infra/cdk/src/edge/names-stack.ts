import { Stack, aws_route53 as route53, aws_route53_targets as targets } from 'aws-cdk-lib'
import type { StackProps, aws_cloudfront as cloudfront, aws_elasticloadbalancingv2 as elb } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import type { Settings } from '../settings.ts'

export interface Named {
  alb: elb.IApplicationLoadBalancer
  images: cloudfront.IDistribution
  web: cloudfront.IDistribution
}

/** The hosts of an installation, each an alias of what answers there. Deployed last: then everybody sees it. */
export class NamesStack extends Stack {
  constructor(scope: Construct, id: string, settings: Settings, { alb, images, web }: Named, props: StackProps) {
    super(scope, id, props)
    const { zoneId: hostedZoneId, zoneName } = settings
    const zone = route53.HostedZone.fromHostedZoneAttributes(this, 'Zone', { hostedZoneId, zoneName })
    const point = (name: string, recordName: string, to: route53.IAliasRecordTarget, hasIpv6: boolean) => {
      // With a dot at its end it is a whole name, whatever the zone's.
      const record = { zone, recordName: `${recordName}.`, target: route53.RecordTarget.fromAlias(to) }
      new route53.ARecord(this, name, record)
      if (hasIpv6) new route53.AaaaRecord(this, `${name}6`, record)
    }
    point('Api', settings.apiDomain, new targets.LoadBalancerTarget(alb), false)
    point('Images', settings.imagesDomain, new targets.CloudFrontTarget(images), true)
    point('Web', settings.webDomain, new targets.CloudFrontTarget(web), true)
  }
}
