import { aws_ec2 as ec2, aws_elasticache as elasticache } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import type { Measures } from '../sizes.ts'

const PORT = 6380

/**
 * Encodings that the sizes of libs/redis-keys count on. Lists of up to 8 KB are one listpack; sets of integers stay
 * integers up to what one person may follow.
 */
export const ENCODINGS = {
  'list-max-listpack-size': '-2',
  'set-max-intset-entries': '8192',
  'hash-max-listpack-entries': '128',
  'hash-max-listpack-value': '64',
}

export interface RedisStore {
  group: elasticache.CfnReplicationGroup
  securityGroup: ec2.SecurityGroup
  /** `rediss://…`, with `?cluster` where there is more than one master. */
  url: string
  port: ec2.Port
}

/** What readers see now: ElastiCache, TLS inside the network, evicting only keys that have a TTL. */
export function createRedis(scope: Construct, vpc: ec2.Vpc, { redis }: Measures): RedisStore {
  const clustered = redis.masters > 1
  const securityGroup = new ec2.SecurityGroup(scope, 'RedisAccess', {
    vpc,
    description: 'Redis',
    allowAllOutbound: false,
  })
  const subnets = new elasticache.CfnSubnetGroup(scope, 'RedisSubnets', {
    description: 'Subnets of the stores',
    subnetIds: vpc.isolatedSubnets.map(({ subnetId }) => subnetId),
  })
  const parameters = new elasticache.CfnParameterGroup(scope, 'RedisParameters', {
    cacheParameterGroupFamily: 'valkey8',
    description: 'Eviction and encodings that the key families need',
    properties: {
      // Pending operations have no TTL and may never be evicted.
      'maxmemory-policy': 'volatile-lru',
      'cluster-enabled': clustered ? 'yes' : 'no',
      ...ENCODINGS,
    },
  })
  const group = new elasticache.CfnReplicationGroup(scope, 'Redis', {
    replicationGroupDescription: 'Timelines, overlays, fragments',
    engine: 'valkey',
    engineVersion: '8.1',
    cacheNodeType: redis.node,
    port: PORT,
    numNodeGroups: redis.masters,
    replicasPerNodeGroup: redis.replicas,
    automaticFailoverEnabled: true,
    multiAzEnabled: true,
    clusterMode: clustered ? 'enabled' : 'disabled',
    atRestEncryptionEnabled: true,
    transitEncryptionEnabled: true,
    cacheSubnetGroupName: subnets.ref,
    cacheParameterGroupName: parameters.ref,
    securityGroupIds: [securityGroup.securityGroupId],
    // Nothing in it is the only copy of anything: a snapshot would restore a past that readers must not see.
    snapshotRetentionLimit: 0,
  })
  const host = clustered ? group.attrConfigurationEndPointAddress : group.attrPrimaryEndPointAddress
  return {
    group,
    securityGroup,
    url: `rediss://${host}:${PORT}${clustered ? '?cluster' : ''}`,
    port: ec2.Port.tcp(PORT),
  }
}
