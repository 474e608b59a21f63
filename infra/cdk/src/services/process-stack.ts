import {
  Duration,
  Stack,
  aws_ec2 as ec2,
  aws_ecr as ecr,
  aws_ecs as ecs,
  aws_elasticloadbalancingv2 as elb,
  aws_logs as logs,
} from 'aws-cdk-lib'
import type { StackProps, aws_iam as iam } from 'aws-cdk-lib'
import type { PathRule } from '@matjip/path-rules'
import type { Construct } from 'constructs'
import type { Foundation } from '../foundation/foundation-stack.ts'
import type { Settings } from '../settings.ts'
import { measures } from '../sizes.ts'
import { grantNeeds } from './grant-needs.ts'
import { CONTAINER_PORT } from './process-environment.ts'
import { tasksOf } from './process-table.ts'
import type { ProcessRow } from './process-table.ts'
import { routeTo } from './route-to.ts'
import { scaleTasks } from './scaling.ts'

/** After SIGTERM: a process ends itself within 25 s. */
const STOP_TIMEOUT = Duration.seconds(30)
/** Part of every image: the authorities of RDS, which are not among those that Node knows. */
export const RDS_CERTIFICATES = '/app/rds-ca.pem'
/** Liveness, asked by the process itself: only routed services have a balancer that asks. */
const ALIVE = `fetch('http://127.0.0.1:${CONTAINER_PORT}/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))`

export interface ProcessParts {
  row: ProcessRow
  settings: Settings
  foundation: Foundation
  environment: Record<string, string>
  /** Path rules that send requests to it. */
  rules: readonly PathRule[]
}

/** One process: its image, its role, its tasks, its rules. Deployed by itself: `cdk deploy matjip-small-feed-service-main -c tag=…`. */
export class ProcessStack extends Stack {
  readonly service: ecs.FargateService
  readonly targetGroup: elb.ApplicationTargetGroup | undefined

  constructor(scope: Construct, id: string, parts: ProcessParts, props: StackProps) {
    super(scope, id, props)
    const { row, settings, foundation, rules } = parts
    const name = `${row.app}-${row.entry}`
    const task = createTask(this, name, parts)
    const tasks = tasksOf(row, measures[settings.size].tasks)
    const securityGroup = new ec2.SecurityGroup(this, 'Access', { vpc: foundation.vpc, description: name })
    this.service = new ecs.FargateService(this, 'Service', {
      cluster: foundation.cluster,
      taskDefinition: task,
      securityGroups: [securityGroup],
      vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS },
      desiredCount: tasks.least,
      minHealthyPercent: 100,
      maxHealthyPercent: 200,
      circuitBreaker: { rollback: true },
      enableExecuteCommand: false,
    })
    grantNeeds(this, row.needs, foundation, { securityGroup, role: task.taskRole as iam.Role })
    if (rules.length > 0) this.targetGroup = this.route(foundation, settings, rules)
    scaleTasks(this.service, row, tasks, { queues: foundation.queues, targetGroup: this.targetGroup })
  }

  private route({ vpc, loadBalancer }: Foundation, settings: Settings, rules: readonly PathRule[]) {
    const targetGroup = createTargets(this, vpc)
    this.service.attachToApplicationTargetGroup(targetGroup)
    for (const rule of rules) routeTo(this, loadBalancer.listener, settings, rule, targetGroup)
    return targetGroup
  }
}

function createTask(scope: Construct, name: string, { row, foundation, environment }: ProcessParts) {
  const { needs } = row
  const task = new ecs.FargateTaskDefinition(scope, 'Task', {
    cpu: row.cpu,
    memoryLimitMiB: row.memoryMb,
    runtimePlatform: {
      cpuArchitecture: ecs.CpuArchitecture.ARM64,
      operatingSystemFamily: ecs.OperatingSystemFamily.LINUX,
    },
  })
  const images = ecr.Repository.fromRepositoryName(scope, 'Images', `matjip/${name}`)
  const tag = (scope.node.tryGetContext('tag') as string | undefined) ?? 'latest'
  const { password } = foundation.postgres
  task.addContainer('process', {
    image: ecs.ContainerImage.fromEcrRepository(images, tag),
    environment: { ...environment, ...(needs.postgres ? { NODE_EXTRA_CA_CERTS: RDS_CERTIFICATES } : {}) },
    secrets: needs.postgres ? { PGPASSWORD: ecs.Secret.fromSecretsManager(password, 'password') } : {},
    portMappings: [{ containerPort: CONTAINER_PORT }],
    readonlyRootFilesystem: true,
    user: '65532',
    stopTimeout: STOP_TIMEOUT,
    healthCheck: {
      command: ['CMD', 'node', '-e', ALIVE],
      // Each look starts a Node, some 40 ms of CPU.
      interval: Duration.seconds(30),
      startPeriod: Duration.seconds(10),
    },
    logging: ecs.LogDrivers.awsLogs({
      streamPrefix: name,
      mode: ecs.AwsLogDriverMode.NON_BLOCKING,
      logGroup: new logs.LogGroup(scope, 'Logs', { retention: logs.RetentionDays.ONE_MONTH }),
    }),
  })
  return task
}

function createTargets(scope: Construct, vpc: ec2.Vpc): elb.ApplicationTargetGroup {
  return new elb.ApplicationTargetGroup(scope, 'Targets', {
    vpc,
    targetType: elb.TargetType.IP,
    protocol: elb.ApplicationProtocol.HTTP,
    port: CONTAINER_PORT,
    // Requests under way take 15 s at most.
    deregistrationDelay: Duration.seconds(20),
    loadBalancingAlgorithmType: elb.TargetGroupLoadBalancingAlgorithmType.LEAST_OUTSTANDING_REQUESTS,
    healthCheck: {
      path: '/readyz',
      interval: Duration.seconds(10),
      timeout: Duration.seconds(5),
      healthyThresholdCount: 2,
      unhealthyThresholdCount: 3,
    },
  })
}
