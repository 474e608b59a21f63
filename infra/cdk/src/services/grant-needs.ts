import { aws_ec2 as ec2, aws_iam as iam } from 'aws-cdk-lib'
import type { aws_s3 as s3 } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import type { Foundation } from '../foundation/foundation-stack.ts'
import { acknowledgeObjects } from '../strict.ts'
import type { Needs } from './process-table.ts'

/** Who is let in: the tasks or the function of a process. */
export interface Grantee {
  securityGroup: ec2.ISecurityGroup
  role: iam.IRole
}

/** Opens exactly the doors that a process needs: by network for Postgres and Redis, by role for SQS and S3. */
export function grantNeeds(scope: Construct, needs: Needs, foundation: Foundation, grantee: Grantee): void {
  openDoors(scope, needs, foundation, grantee.securityGroup)
  allowQueues(needs, foundation, grantee.role)
  allowObjects(needs, foundation, grantee.role)
}

/** The rules stand in the process's own stack, so that the foundation need not know who there is. */
function openDoors(scope: Construct, needs: Needs, { postgres, redis }: Foundation, from: ec2.ISecurityGroup): void {
  const letIn = (name: string, groupId: string, port: ec2.Port) =>
    new ec2.CfnSecurityGroupIngress(scope, `${name}Door`, {
      ipProtocol: 'tcp',
      groupId,
      sourceSecurityGroupId: from.securityGroupId,
      ...(port.toRuleJson() as { fromPort: number; toPort: number }),
    })
  if (needs.postgres) letIn('Postgres', postgres.securityGroup.securityGroupId, postgres.port)
  if (needs.redis) letIn('Redis', redis.securityGroup.securityGroupId, redis.port)
}

function allow(role: iam.IRole, actions: string[], resources: string[]): void {
  role.addToPrincipalPolicy(new iam.PolicyStatement({ actions, resources }))
}

function allowQueues(needs: Needs, { queues, quarantine }: Foundation, role: iam.IRole): void {
  for (const name of needs.sends ?? []) allow(role, ['sqs:SendMessage'], [queues[name].queue.queueArn])
  for (const name of needs.receives ?? []) {
    const actions = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:ChangeMessageVisibility', 'sqs:GetQueueAttributes']
    allow(role, actions, [queues[name].queue.queueArn])
  }
  for (const name of needs.acknowledges ?? [])
    allow(role, ['sqs:DeleteMessage', 'sqs:GetQueueAttributes'], [queues[name].queue.queueArn])
  // What cannot be handled is set aside by whoever finds that out.
  for (const name of new Set([...(needs.receives ?? []), ...(needs.acknowledges ?? [])])) {
    const aside = name === 'relations' ? quarantine : queues[name].deadLetters
    allow(role, ['sqs:SendMessage'], [aside.queueArn])
  }
}

/** A presigned request has the rights of the role that signed it. */
const originalActions = {
  look: ['s3:GetObject'],
  upload: ['s3:PutObject', 's3:GetObject'],
  sweep: ['s3:GetObject', 's3:DeleteObject'],
}

function allowObjects({ originals, derivatives }: Needs, { buckets }: Foundation, role: iam.IRole): void {
  const allowIn = (actions: string[], bucket: s3.IBucket) => {
    allow(role, actions, [bucket.arnForObjects('*')])
    // Without it S3 answers 403 for what is not there, and "not uploaded yet" would look like an outage.
    allow(role, ['s3:ListBucket'], [bucket.bucketArn])
    acknowledgeObjects(role, bucket)
  }
  if (originals) allowIn(originalActions[originals], buckets.originals)
  if (derivatives) allowIn(['s3:PutObject', 's3:DeleteObject'], buckets.derivatives)
}
