import { existsSync } from 'node:fs'
import { join } from 'node:path'
import {
  Duration,
  Stack,
  aws_ec2 as ec2,
  aws_elasticloadbalancingv2 as elb,
  aws_elasticloadbalancingv2_targets as targets,
  aws_iam as iam,
  aws_lambda as lambda,
  aws_lambda_event_sources as sources,
  aws_logs as logs,
} from 'aws-cdk-lib'
import type { StackProps } from 'aws-cdk-lib'
import type { PathRule } from '@matjip/path-rules'
import type { Construct } from 'constructs'
import type { Foundation } from '../foundation/foundation-stack.ts'
import { grantNeeds } from '../services/grant-needs.ts'
import { routeTo } from '../services/route-to.ts'
import type { Settings } from '../settings.ts'
import type { FunctionRow } from './function-table.ts'

/** Where bundle-functions.ts puts each function's files. */
export const FUNCTIONS_DIR = join(import.meta.dirname, '../../../../dist/functions')
/** Messages of one event: one transaction of the fold. */
const BATCH = 500
/** How long an event waits to become full: what a click waits at most before anybody looks at it. */
const BATCH_WINDOW = Duration.seconds(1)
/** The runtime's own copy of the authorities of RDS. */
const RDS_CERTIFICATES = '/var/runtime/ca-cert.pem'

/** The platform sets the region itself and refuses it from us; and what a function trusts as its proxy is the adapter beside it. */
const NOT_HERE = new Set(['AWS_REGION', 'TRUSTED_PROXIES'])

export interface FunctionParts {
  row: FunctionRow
  settings: Settings
  foundation: Foundation
  environment: Record<string, string>
  /** Path rules that send requests to it. */
  rules: readonly PathRule[]
}

/** One process as a function, at the load balancer or at a queue: its code, its role, its rules or its event source. */
export class FunctionStack extends Stack {
  readonly function: lambda.Function

  constructor(scope: Construct, id: string, parts: FunctionParts, props: StackProps) {
    super(scope, id, props)
    const { row, settings, foundation, rules } = parts
    this.function = this.createFunction(parts)
    if (row.source) this.takeFrom(foundation.queues[row.source].queue)
    if (rules.length === 0) return
    const targetGroup = new elb.ApplicationTargetGroup(this, 'Targets', {
      targetType: elb.TargetType.LAMBDA,
      targets: [new targets.LambdaTarget(this.function)],
      // Otherwise only the last of several headers or parameters of one name arrives.
      multiValueHeadersEnabled: true,
    })
    for (const rule of rules) routeTo(this, foundation.loadBalancer.listener, settings, rule, targetGroup)
  }

  private createFunction({ row, foundation, environment }: FunctionParts): lambda.Function {
    const name = `${row.app}-${row.entry}`
    const code = join(FUNCTIONS_DIR, name)
    if (!existsSync(code)) throw new Error(`${code} is missing: bundle-functions.ts makes it`)
    const { postgres, vpc } = foundation
    const securityGroup = new ec2.SecurityGroup(this, 'Access', { vpc, description: name })
    const role = new iam.Role(this, 'Role', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') })
    const logGroup = new logs.LogGroup(this, 'Logs', { retention: logs.RetentionDays.ONE_MONTH })
    logGroup.grantWrite(role)
    postgres.password.grantRead(role)
    const created = new lambda.Function(this, 'Function', {
      runtime: lambda.Runtime.NODEJS_24_X,
      architecture: lambda.Architecture.ARM_64,
      handler: 'index.handler',
      code: lambda.Code.fromAsset(code),
      environment: {
        ...Object.fromEntries(Object.entries(environment).filter(([name]) => !NOT_HERE.has(name))),
        NODE_EXTRA_CA_CERTS: RDS_CERTIFICATES,
        DATABASE_SECRET_ARN: postgres.password.secretArn,
      },
      memorySize: row.memoryMb,
      timeout: Duration.seconds(row.timeoutS),
      reservedConcurrentExecutions: row.atMost,
      vpc,
      vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS },
      securityGroups: [securityGroup],
      role,
      logGroup,
    })
    grantNeeds(this, row.needs, foundation, { securityGroup, role })
    return created
  }

  private takeFrom(queue: Foundation['quarantine']): void {
    this.function.addEventSource(
      new sources.SqsEventSource(queue, {
        batchSize: BATCH,
        maxBatchingWindow: BATCH_WINDOW,
        // Without it one message that is not done would bring back all of its batch.
        reportBatchItemFailures: true,
      }),
    )
  }
}
