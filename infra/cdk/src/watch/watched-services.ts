import { Duration, aws_cloudwatch as cloudwatch, aws_elasticloadbalancingv2 as elb } from 'aws-cdk-lib'
import type { Foundation } from '../foundation/foundation-stack.ts'
import type { ProcessStack } from '../services/process-stack.ts'
import type { Watched } from './watched.ts'

const PERIOD = Duration.minutes(1)

/** Alarms of the load balancer and of each process's tasks. */
export function watchedServices({ loadBalancer, cluster }: Foundation, processes: readonly ProcessStack[]): Watched[] {
  const { metrics } = loadBalancer.alb
  const sum = { statistic: 'Sum', period: PERIOD }
  const failed = metrics.httpCodeTarget(elb.HttpCodeTarget.TARGET_5XX_COUNT, sum)
  const unanswered = metrics.httpCodeElb(elb.HttpCodeElb.ELB_5XX_COUNT, sum)
  const tasks = processes.map(({ stackName, service }): Watched => ({
    name: 'tasks-running',
    metric: new cloudwatch.Metric({
      namespace: 'ECS/ContainerInsights',
      metricName: 'RunningTaskCount',
      dimensionsMap: { ClusterName: cluster.clusterName, ServiceName: service.serviceName },
      statistic: 'Minimum',
      period: PERIOD,
      label: stackName,
    }),
    limit: 1,
    isFloor: true,
    minutes: 3,
    why: `No task of ${stackName} runs.`,
  }))
  return [
    {
      name: 'answers-5xx',
      metric: new cloudwatch.MathExpression({
        expression: '100 * (FILL(failed, 0) + FILL(unanswered, 0)) / requests',
        usingMetrics: { failed, unanswered, requests: metrics.requestCount(sum) },
        period: PERIOD,
        label: 'per cent of requests that are answered 5xx',
      }),
      limit: 1,
      minutes: 3,
      why: 'More than one request in a hundred fails.',
    },
    {
      name: 'answers-slow',
      metric: metrics.targetResponseTime({ statistic: 'p99', period: PERIOD }),
      // Seconds. Streams of events count as one long answer, and are few.
      limit: 1,
      minutes: 5,
      why: 'One request in a hundred takes longer than a second.',
    },
    ...tasks,
  ]
}
