import { Duration, TimeZone, aws_applicationautoscaling as autoscaling } from 'aws-cdk-lib'
import type { aws_cloudwatch as cloudwatch, aws_ecs as ecs, aws_elasticloadbalancingv2 as elb } from 'aws-cdk-lib'
import type { Foundation } from '../foundation/foundation-stack.ts'
import type { Tasks } from '../sizes.ts'
import type { ProcessRow } from './process-table.ts'

/** Per cent of the CPU of all tasks at which another is started: half is left for the spike within the next minute. */
const CPU_TARGET = 50
/** Meals in Seoul: everybody opens the app at once, faster than any measure of load can start tasks. */
const MEALS = [
  { name: 'breakfast', hour: '6', minute: '40' },
  { name: 'lunch', hour: '11', minute: '10' },
  { name: 'dinner', hour: '17', minute: '10' },
]
/** An hour and a half after it began a meal is over, and what is not needed may go. */
const MEAL_MINUTES = 150
/** Tasks that stand ready for a meal, as a share of the most that there may be. */
const READY_SHARE = 0.4

/** As many tasks as the work needs: by the clock before each meal, by what comes in at all times. */
export function scaleTasks(
  service: ecs.FargateService,
  { scaling }: ProcessRow,
  tasks: Tasks,
  { queues, targetGroup }: { queues: Foundation['queues']; targetGroup: elb.ApplicationTargetGroup | undefined },
): void {
  if (scaling.by === 'count') return
  const target = service.autoScaleTaskCount({ minCapacity: tasks.least, maxCapacity: tasks.most })
  target.scaleOnCpuUtilization('Cpu', { targetUtilizationPercent: CPU_TARGET, scaleOutCooldown: Duration.seconds(30) })
  // Whatever works behind a queue has its meal too.
  scheduleMeals(target, tasks)
  if (scaling.by === 'requests' && targetGroup)
    target.scaleOnRequestCount('Requests', { targetGroup, requestsPerTarget: scaling.perTaskAndMinute })
  if (scaling.by === 'backlog') {
    const waiting = queues[scaling.queue].queue.metricApproximateNumberOfMessagesVisible()
    scaleOnBacklog(service, target, waiting, scaling.perTask)
  }
}

function scheduleMeals(target: ecs.ScalableTaskCount, tasks: Tasks): void {
  const timeZone = TimeZone.ASIA_SEOUL
  const ready = Math.max(tasks.least, Math.ceil(tasks.most * READY_SHARE))
  for (const { name, hour, minute } of MEALS) {
    target.scaleOnSchedule(`${name}-comes`, {
      schedule: autoscaling.Schedule.cron({ hour, minute }),
      timeZone,
      minCapacity: ready,
    })
    const end = Number(hour) * 60 + Number(minute) + MEAL_MINUTES
    target.scaleOnSchedule(`${name}-is-over`, {
      schedule: autoscaling.Schedule.cron({ hour: String(Math.floor(end / 60)), minute: String(end % 60) }),
      timeZone,
      minCapacity: tasks.least,
    })
  }
}

/** Target tracking of messages a task: a metric of two, which only the policy itself (L1) can hold. */
function scaleOnBacklog(
  service: ecs.FargateService,
  target: ecs.ScalableTaskCount,
  visible: cloudwatch.Metric,
  perTask: number,
): void {
  const metric = (
    id: string,
    of: { namespace: string; metricName: string; dimensions: Record<string, string>; stat: string },
  ) => ({
    id,
    returnData: false,
    metricStat: {
      metric: {
        namespace: of.namespace,
        metricName: of.metricName,
        dimensions: Object.entries(of.dimensions).map(([name, value]) => ({ name, value })),
      },
      stat: of.stat,
    },
  })
  const dimensions = visible.dimensions as Record<string, string>
  new autoscaling.CfnScalingPolicy(service, 'Backlog', {
    policyName: 'backlog-per-task',
    policyType: 'TargetTrackingScaling',
    scalingTargetId: (target.node.findChild('Target').node.defaultChild as autoscaling.CfnScalableTarget).ref,
    targetTrackingScalingPolicyConfiguration: {
      targetValue: perTask,
      scaleInCooldown: 300,
      scaleOutCooldown: 30,
      customizedMetricSpecification: {
        metrics: [
          metric('waiting', { namespace: 'AWS/SQS', metricName: visible.metricName, dimensions, stat: 'Sum' }),
          metric('tasks', {
            namespace: 'ECS/ContainerInsights',
            metricName: 'RunningTaskCount',
            dimensions: { ClusterName: service.cluster.clusterName, ServiceName: service.serviceName },
            stat: 'Average',
          }),
          { id: 'backlog', expression: 'waiting / tasks', returnData: true },
        ],
      },
    },
  })
}
