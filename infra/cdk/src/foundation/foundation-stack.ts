import { Stack, aws_ecs as ecs } from 'aws-cdk-lib'
import type { StackProps, aws_ec2 as ec2, aws_sqs as sqs } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import type { Settings } from '../settings.ts'
import { measures } from '../sizes.ts'
import type { QueueName } from '../services/process-table.ts'
import { createBuckets } from './buckets.ts'
import type { Buckets } from './buckets.ts'
import { createLoadBalancer } from './load-balancer.ts'
import type { LoadBalancer } from './load-balancer.ts'
import { createNetwork } from './network.ts'
import { createPostgres } from './postgres.ts'
import type { Postgres } from './postgres.ts'
import { createAside, createQueues } from './queues.ts'
import type { WorkQueue } from './queues.ts'
import { createRedis } from './redis.ts'
import type { RedisStore } from './redis.ts'

/** What every service stands on. It is deployed seldom; services are deployed by themselves, each for its own. */
export interface Foundation {
  vpc: ec2.Vpc
  cluster: ecs.Cluster
  postgres: Postgres
  redis: RedisStore
  queues: Record<QueueName, WorkQueue>
  quarantine: sqs.Queue
  buckets: Buckets
  loadBalancer: LoadBalancer
}

export class FoundationStack extends Stack {
  readonly foundation: Foundation
  private readonly zones: number

  constructor(scope: Construct, id: string, settings: Settings, props: StackProps) {
    super(scope, id, props)
    const size = measures[settings.size]
    this.zones = size.zones
    const vpc = createNetwork(this, size)
    this.foundation = {
      vpc,
      cluster: new ecs.Cluster(this, 'Cluster', { vpc, containerInsightsV2: ecs.ContainerInsights.ENABLED }),
      postgres: createPostgres(this, vpc, size),
      redis: createRedis(this, vpc, size),
      queues: createQueues(this, settings.variant),
      quarantine: createAside(this, 'relations-quarantine'),
      buckets: createBuckets(this),
      loadBalancer: createLoadBalancer(this, vpc, settings),
    }
  }

  /** Named here: looking them up would ask an account, and a synthesis must work without one. */
  override get availabilityZones(): string[] {
    return ['a', 'b', 'c'].slice(0, this.zones).map((letter) => `${this.region}${letter}`)
  }
}
