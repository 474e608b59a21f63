import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Match } from 'aws-cdk-lib/assertions'
import { beforeAll, expect, test } from 'vitest'
import { EXAMPLE } from '../src/settings.ts'
import { synthesised } from './synthesised.ts'
import type { Installation } from './synthesised.ts'

let small: Installation
let ha: Installation
beforeAll(
  async () =>
    void ([small, ha] = await Promise.all([synthesised('small', 'containers'), synthesised('ha', 'containers')])),
)

test('Postgres is in two zones, encrypted, durable, and not to be deleted', () => {
  const template = ha.template('foundation')
  template.hasResourceProperties('AWS::RDS::DBInstance', {
    MultiAZ: true,
    StorageEncrypted: true,
    DeletionProtection: true,
    BackupRetentionPeriod: 14,
    PubliclyAccessible: false,
  })
  template.hasResourceProperties('AWS::RDS::DBParameterGroup', {
    Parameters: Match.objectLike({ 'rds.force_ssl': '1', synchronous_commit: 'on' }),
  })
})

test('Redis has the encodings and the eviction that the key families count on; at ha it is a Cluster', () => {
  const parameters = (clustered: string) => ({
    Properties: Match.objectLike({
      'maxmemory-policy': 'volatile-lru',
      'cluster-enabled': clustered,
      'list-max-listpack-size': '-2',
      'hash-max-listpack-entries': '128',
    }),
  })
  small.template('foundation').hasResourceProperties('AWS::ElastiCache::ParameterGroup', parameters('no'))
  ha.template('foundation').hasResourceProperties('AWS::ElastiCache::ParameterGroup', parameters('yes'))
  ha.template('foundation').hasResourceProperties('AWS::ElastiCache::ReplicationGroup', {
    NumNodeGroups: 3,
    ReplicasPerNodeGroup: 1,
    TransitEncryptionEnabled: true,
    MultiAZEnabled: true,
  })
})

test('each queue of accepted work has its dead letters, as the local ones do', () => {
  const queues = small.template('foundation').findResources('AWS::SQS::Queue')
  const work = Object.values(queues).filter(({ Properties }) => Properties.RedrivePolicy)
  expect(work.map(({ Properties }) => Properties.VisibilityTimeout as number).sort((a, b) => a - b)).toEqual([
    60, 60, 300,
  ])
  for (const { Properties } of work)
    expect(Properties).toMatchObject({ MessageRetentionPeriod: 345_600, RedrivePolicy: { maxReceiveCount: 1000 } })
})

test('no bucket is public, originals take presigned requests of browsers, and only the CDN reads derivatives', () => {
  const template = small.template('foundation')
  for (const { Properties } of Object.values(template.findResources('AWS::S3::Bucket')))
    expect(Properties.PublicAccessBlockConfiguration).toEqual({
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    })
  template.hasResourceProperties('AWS::S3::Bucket', {
    CorsConfiguration: { CorsRules: [Match.objectLike({ AllowedMethods: Match.arrayWith(['PUT', 'POST']) })] },
    LifecycleConfiguration: {
      Rules: [Match.objectLike({ AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 } })],
    },
  })
  template.hasResourceProperties('AWS::S3::BucketPolicy', {
    PolicyDocument: {
      Statement: Match.arrayWith([
        Match.objectLike({
          Effect: 'Allow',
          Action: 's3:GetObject',
          Principal: { Service: 'cloudfront.amazonaws.com' },
        }),
      ]),
    },
  })
  small.template('images').hasResourceProperties('AWS::CloudFront::Distribution', {
    DistributionConfig: Match.objectLike({
      Aliases: [EXAMPLE.imagesDomain],
      DefaultCacheBehavior: Match.objectLike({ AllowedMethods: ['GET', 'HEAD'], ViewerProtocolPolicy: 'https-only' }),
    }),
  })
})

test('every alarm tells somebody, and its runbook exists', () => {
  const alarms = Object.values(ha.template('alarms').findResources('AWS::CloudWatch::Alarm'))
  const headings = new Set(
    [...readFileSync(join(import.meta.dirname, '../../../docs/runbooks.md'), 'utf8').matchAll(/^## (.+)$/gm)].map(
      ([, name]) => name,
    ),
  )
  expect(alarms.length).toBeGreaterThan(20)
  const named = new Set<string>()
  for (const { Properties } of alarms) {
    const name = /docs\/runbooks\.md#([a-z0-9-]+)$/.exec(Properties.AlarmDescription as string)?.[1] ?? ''
    expect(headings, name).toContain(name)
    expect(Properties.AlarmActions).toHaveLength(1)
    named.add(name)
  }
  // And no runbook is left of an alarm that is gone.
  expect([...headings].sort()).toEqual([...named].sort())
})
