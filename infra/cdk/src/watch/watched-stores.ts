import { Duration, aws_cloudwatch as cloudwatch } from 'aws-cdk-lib'
import type { Foundation } from '../foundation/foundation-stack.ts'
import type { Measures } from '../sizes.ts'
import type { Watched } from './watched.ts'

const PERIOD = Duration.minutes(1)
/** Share of what RDS lets be open at which pools together are larger than they were sized for. */
const CONNECTIONS_SHARE = 0.8
/** Bytes: a day of growth at the largest sizing, and more than a vacuum needs. */
const FREE_STORAGE = 10 * 1024 ** 3

/** Alarms of queues, Postgres and Redis. */
export function watchedStores({ queues, quarantine, postgres, redis }: Foundation, measures: Measures): Watched[] {
  const highest = { statistic: 'Maximum', period: PERIOD }
  const ofRedis = (metricName: string) =>
    new cloudwatch.Metric({
      namespace: 'AWS/ElastiCache',
      metricName,
      dimensionsMap: { ReplicationGroupId: redis.group.ref },
      ...highest,
    })
  const ofQueues = Object.entries(queues).flatMap(([name, { queue, deadLetters }]): Watched[] => [
    {
      name: `${name}-age`,
      metric: queue.metricApproximateAgeOfOldestMessage(highest),
      // Photos wait their turn for minutes at lunch; clicks and posts for seconds.
      limit: name === 'derivatives' ? 600 : 120,
      minutes: 3,
      why: 'Accepted work waits: nothing is lost, but readers see it late.',
    },
    {
      name: `${name}-dead-letters`,
      metric: deadLetters.metricApproximateNumberOfMessagesVisible(highest),
      limit: 0,
      minutes: 1,
      why: 'A message was set aside or given up.',
    },
  ])
  return [
    ...ofQueues,
    {
      name: 'relations-quarantine',
      metric: quarantine.metricApproximateNumberOfMessagesVisible(highest),
      limit: 0,
      minutes: 1,
      why: 'A click could not be handled and was set aside with its reason.',
    },
    {
      name: 'postgres-cpu',
      metric: postgres.instance.metricCPUUtilization({ period: PERIOD }),
      limit: 80,
      minutes: 10,
      why: 'The record is busy.',
    },
    {
      name: 'postgres-connections',
      metric: postgres.instance.metricDatabaseConnections(highest),
      limit: Math.floor(measures.postgres.connections * CONNECTIONS_SHARE),
      minutes: 3,
      why: 'Pools together open more than they were sized for.',
    },
    {
      name: 'postgres-storage',
      metric: postgres.instance.metricFreeStorageSpace({ statistic: 'Minimum', period: PERIOD }),
      limit: FREE_STORAGE,
      isFloor: true,
      minutes: 5,
      why: 'Storage grows by itself up to its bound, and seems to be at it.',
    },
    {
      name: 'redis-memory',
      metric: ofRedis('DatabaseMemoryUsagePercentage'),
      limit: 85,
      minutes: 3,
      why: 'Soon keys with a TTL are evicted: slower, never wrong.',
    },
    {
      name: 'redis-cpu',
      metric: ofRedis('EngineCPUUtilization'),
      limit: 80,
      minutes: 3,
      why: 'One core runs all commands of a node.',
    },
  ]
}
