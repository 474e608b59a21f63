import { Stack, aws_ec2 as ec2, aws_ecr as ecr, aws_ecs as ecs, aws_logs as logs, CfnOutput } from 'aws-cdk-lib'
import type { StackProps } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import type { Foundation } from '../foundation/foundation-stack.ts'
import { grantNeeds } from './grant-needs.ts'
import { RDS_CERTIFICATES } from './process-stack.ts'

/** Migrations run once, before a deployment, as a task of their own: no service migrates when it starts. */
export class MigrationStack extends Stack {
  constructor(scope: Construct, id: string, foundation: Foundation, props: StackProps) {
    super(scope, id, props)
    const task = new ecs.FargateTaskDefinition(this, 'Task', {
      cpu: 256,
      memoryLimitMiB: 512,
      runtimePlatform: {
        cpuArchitecture: ecs.CpuArchitecture.ARM64,
        operatingSystemFamily: ecs.OperatingSystemFamily.LINUX,
      },
    })
    task.addContainer('migrate', {
      image: ecs.ContainerImage.fromEcrRepository(
        ecr.Repository.fromRepositoryName(this, 'Images', 'matjip/migrate'),
        this.node.tryGetContext('tag') ?? 'latest',
      ),
      environment: { DATABASE_URL: foundation.postgres.url, NODE_EXTRA_CA_CERTS: RDS_CERTIFICATES },
      secrets: { PGPASSWORD: ecs.Secret.fromSecretsManager(foundation.postgres.password, 'password') },
      readonlyRootFilesystem: true,
      user: '65532',
      logging: ecs.LogDrivers.awsLogs({
        streamPrefix: 'migrate',
        logGroup: new logs.LogGroup(this, 'Logs', { retention: logs.RetentionDays.THREE_MONTHS }),
      }),
    })
    const securityGroup = new ec2.SecurityGroup(this, 'Access', { vpc: foundation.vpc, description: 'migrations' })
    grantNeeds(this, { postgres: true }, foundation, { securityGroup, role: task.taskRole })
    new CfnOutput(this, 'MigrationTask', { value: task.taskDefinitionArn })
    new CfnOutput(this, 'MigrationSecurityGroup', { value: securityGroup.securityGroupId })
  }
}
