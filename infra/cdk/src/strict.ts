import { Stack, Validations } from 'aws-cdk-lib'
import type { App, aws_s3 as s3 } from 'aws-cdk-lib'
import { AwsSolutionsChecks } from 'cdk-nag'
import type { IConstruct } from 'constructs'

/** A rule that we break on purpose: at which constructs (the end of their path), and why. */
interface Exception {
  id: string
  at: RegExp
  reason: string
}

const nag = (id: string) => `AwsSolutions::AwsSolutions-${id}`

/** Everything that is broken on purpose. What is not here, or not at these constructs, fails the synthesis. */
const exceptions: readonly Exception[] = [
  {
    id: nag('EC23'),
    at: /\/Alb\/SecurityGroup$/,
    reason: 'The load balancer is the public way in: HTTPS from anywhere.',
  },
  { id: nag('S1'), at: /\/AlbLogs$/, reason: 'It holds access logs itself.' },
  {
    id: nag('SQS3'),
    at: /\/relations-quarantine$/,
    reason: 'What was set aside is the end of the way: people look at it, an alarm tells them.',
  },
  {
    id: nag('AEC6'),
    at: /\/Redis$/,
    reason:
      'Reached by TLS and only from the security groups of processes that need it; it holds nothing that is the only copy.',
  },
  {
    id: nag('SMG4'),
    at: /\/PostgresPassword$/,
    reason:
      'Tasks read the password when they start: rotated with a deployment, not by a clock that would cut them off.',
  },
  {
    id: `${nag('IAM4')}[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole]`,
    at: /\/MonitoringRole$/,
    reason: 'The one policy that AWS wants for enhanced monitoring.',
  },
  {
    id: nag('ECS2'),
    at: /\/Task$/,
    reason: 'Configuration that is no secret: addresses, names and numbers. The password comes from Secrets Manager.',
  },
  {
    id: `${nag('IAM5')}[Resource::*]`,
    at: /\/Task\/ExecutionRole\/DefaultPolicy$/,
    reason: 'ecr:GetAuthorizationToken knows no resource.',
  },
  {
    id: nag('CFR1'),
    at: /\/(Images|Web)$/,
    reason: 'Photos of meals, and the app that shows them, are for everybody.',
  },
  {
    id: nag('CFR2'),
    at: /\/Web$/,
    reason: 'Files by GET and HEAD; what goes to the API is looked at there: by schema, size and token.',
  },
  {
    id: nag('CFR2'),
    at: /\/Images$/,
    reason:
      'Immutable files by GET and HEAD alone, without query or cookie: there is nothing for a web application firewall to look at.',
  },
  ...[
    { rule: 'RDS2', reason: 'A replica is encrypted as its primary is: saying so is refused.' },
    { rule: 'RDS3', reason: 'A replica that is away is not waited for: the primary answers.' },
    { rule: 'RDS11', reason: 'A replica has the port of its primary, which is not the default.' },
  ].map(({ rule, reason }) => ({ id: nag(rule), at: /\/PostgresReplica\d$/, reason })),
  {
    id: 'CloudFormation-Validate::W7001',
    at: /^matjip-\w+-(images|web)$/,
    reason: 'The zone of CloudFront, which CDK adds to the stack of a distribution; the names stack refers to it.',
  },
  {
    id: 'CloudFormation-Validate::W3010',
    at: /Subnet\d$/,
    reason: 'Zones are named so that a synthesis asks no account.',
  },
]

/** Every finding is an error: cdk-nag's AWS Solutions pack, and the validator of templates that CDK brings. */
export function checkStrictly(app: App): void {
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app))
  for (const construct of app.node.findAll()) {
    for (const { id, at, reason } of exceptions)
      if (at.test(construct.node.path)) Validations.of(construct).acknowledge({ id, reason })
  }
}

/** Says that a role may touch any object of one bucket of ours: keys are made by the server at run time. */
export function acknowledgeObjects(role: IConstruct, bucket: s3.IBucket): void {
  const owner = Stack.of(bucket)
  // The name by which other stacks import it, which is what the finding calls it.
  const { 'Fn::ImportValue': arn } = owner.resolve(owner.exportValue(bucket.bucketArn)) as { 'Fn::ImportValue': string }
  Validations.of(role).acknowledge({
    id: `${nag('IAM5')}[Resource::${arn}/*]`,
    reason: 'Any object of this one bucket: keys are made by the server at run time.',
  })
}
