import { Match } from 'aws-cdk-lib/assertions'
import { beforeAll, expect, test } from 'vitest'
import { processTable } from '../src/services/process-table.ts'
import { synthesised } from './synthesised.ts'
import type { Installation } from './synthesised.ts'

let small: Installation
let ha: Installation
beforeAll(
  async () =>
    void ([small, ha] = await Promise.all([synthesised('small', 'containers'), synthesised('ha', 'containers')])),
)

interface Statement {
  Action: string | string[]
  Resource: unknown
}
const statementsOf = (part: string): Statement[] =>
  Object.values(small.template(part).findResources('AWS::IAM::Policy'))
    .filter(({ Properties }) => JSON.stringify(Properties.Roles).includes('TaskRole'))
    .flatMap(({ Properties }) => Properties.PolicyDocument.Statement as Statement[])
const actionsOf = (part: string) =>
  statementsOf(part)
    .flatMap(({ Action }) => Action)
    .sort()

test('each process is a service of its own with its own image, read-only, without root, on the processor that costs less', () => {
  for (const { app, entry } of processTable) {
    const template = small.template(`${app}-${entry}`)
    template.resourceCountIs('AWS::ECS::Service', 1)
    template.hasResourceProperties('AWS::ECS::TaskDefinition', {
      RuntimePlatform: { CpuArchitecture: 'ARM64' },
      ContainerDefinitions: [Match.objectLike({ ReadonlyRootFilesystem: true, User: '65532', StopTimeout: 30 })],
    })
    expect(JSON.stringify(template.toJSON())).toContain(`/matjip/${app}-${entry}:latest`)
  }
})

test('a role may do what its process does, and nothing else', () => {
  expect(actionsOf('feed-service-main')).toEqual([])
  expect(actionsOf('feed-service-trends')).toEqual([])
  expect(actionsOf('post-service-relay')).toEqual(['sqs:SendMessage'])
  expect(actionsOf('post-service-main')).toEqual(['s3:GetObject', 's3:ListBucket'])
  expect(actionsOf('upload-presigner-main')).toEqual(['s3:GetObject', 's3:ListBucket', 's3:PutObject'])
  expect(actionsOf('counter-batch-loop')).toEqual(['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:SendMessage'])
  for (const { app, entry } of processTable)
    for (const { Resource } of statementsOf(`${app}-${entry}`)) expect(Resource).not.toBe('*')
})

test('no password is in an environment: Postgres gives it to the task from its secret', () => {
  small.template('feed-service-main').hasResourceProperties('AWS::ECS::TaskDefinition', {
    ContainerDefinitions: [Match.objectLike({ Secrets: [Match.objectLike({ Name: 'PGPASSWORD' })] })],
  })
  expect(JSON.stringify(small.template('relation-service-consumer').toJSON())).not.toContain('PGPASSWORD')
})

test('tasks stand ready before each meal, and more come with requests, CPU and backlog', () => {
  const feed = ha.template('feed-service-main')
  feed.hasResourceProperties('AWS::ApplicationAutoScaling::ScalableTarget', {
    MinCapacity: 2,
    MaxCapacity: 40,
    ScheduledActions: Match.arrayWith([
      Match.objectLike({
        Schedule: 'cron(10 11 * * ? *)',
        Timezone: 'Asia/Seoul',
        ScalableTargetAction: { MinCapacity: 16 },
      }),
      Match.objectLike({ Schedule: 'cron(40 13 * * ? *)', ScalableTargetAction: { MinCapacity: 2 } }),
    ]),
  })
  feed.hasResourceProperties('AWS::ApplicationAutoScaling::ScalingPolicy', {
    TargetTrackingScalingPolicyConfiguration: Match.objectLike({
      PredefinedMetricSpecification: Match.objectLike({ PredefinedMetricType: 'ALBRequestCountPerTarget' }),
    }),
  })
  ha.template('feed-service-fanout').hasResourceProperties('AWS::ApplicationAutoScaling::ScalingPolicy', {
    TargetTrackingScalingPolicyConfiguration: Match.objectLike({
      TargetValue: 5_000,
      CustomizedMetricSpecification: {
        Metrics: Match.arrayWith([Match.objectLike({ Expression: 'waiting / tasks' })]),
      },
    }),
  })
})

test('migrations are a task that somebody runs, and no service of it exists', () => {
  const template = small.template('migrate')
  template.resourceCountIs('AWS::ECS::TaskDefinition', 1)
  template.resourceCountIs('AWS::ECS::Service', 0)
})
