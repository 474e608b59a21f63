import { aws_ec2 as ec2, aws_logs as logs } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import type { Measures } from '../sizes.ts'

/**
 * The network: the load balancer in public subnets, containers in private ones, stores in subnets without a way out.
 * S3 goes through a gateway endpoint (free, and originals are large); everything else through NAT.
 */
export function createNetwork(scope: Construct, { zones, natGateways }: Measures): ec2.Vpc {
  const vpc = new ec2.Vpc(scope, 'Network', {
    maxAzs: zones,
    natGateways,
    subnetConfiguration: [
      { name: 'public', subnetType: ec2.SubnetType.PUBLIC, cidrMask: 24, mapPublicIpOnLaunch: false },
      { name: 'services', subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS, cidrMask: 20 },
      { name: 'stores', subnetType: ec2.SubnetType.PRIVATE_ISOLATED, cidrMask: 24 },
    ],
    gatewayEndpoints: { s3: { service: ec2.GatewayVpcEndpointAwsService.S3 } },
    restrictDefaultSecurityGroup: false,
  })
  vpc.addFlowLog('FlowLog', {
    destination: ec2.FlowLogDestination.toCloudWatchLogs(
      new logs.LogGroup(scope, 'FlowLogGroup', { retention: logs.RetentionDays.ONE_MONTH }),
    ),
    // What was refused is what an investigation asks for; accepted flows would cost more than the rest of the logs.
    trafficType: ec2.FlowLogTrafficType.REJECT,
  })
  return vpc
}
