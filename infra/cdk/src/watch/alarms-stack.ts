import {
  Stack,
  aws_cloudwatch as cloudwatch,
  aws_cloudwatch_actions as actions,
  aws_sns as sns,
  aws_sns_subscriptions as subscriptions,
} from 'aws-cdk-lib'
import type { StackProps } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import type { Foundation } from '../foundation/foundation-stack.ts'
import type { ProcessStack } from '../services/process-stack.ts'
import type { Settings } from '../settings.ts'
import { measures } from '../sizes.ts'
import { RUNBOOKS } from './watched.ts'
import type { Watched } from './watched.ts'
import { watchedServices } from './watched-services.ts'
import { watchedStores } from './watched-stores.ts'

export interface AlarmParts {
  settings: Settings
  foundation: Foundation
  processes: readonly ProcessStack[]
}

/** Who is woken, when, and where it says what to do; and a dashboard of the same measures. */
export class AlarmsStack extends Stack {
  constructor(scope: Construct, id: string, { settings, foundation, processes }: AlarmParts, props: StackProps) {
    super(scope, id, props)
    const topic = new sns.Topic(this, 'Alarms', { enforceSSL: true })
    topic.addSubscription(new subscriptions.EmailSubscription(settings.alarmEmail))
    const watched = [...watchedServices(foundation, processes), ...watchedStores(foundation, measures[settings.size])]
    const alarms = watched.map((row, index) => createAlarm(this, `${row.name}-${index}`, row, topic))
    new cloudwatch.Dashboard(this, 'Dashboard', {
      dashboardName: `matjip-${settings.size}`,
      widgets: [
        [new cloudwatch.AlarmStatusWidget({ title: 'Alarms', alarms, width: 24 })],
        [...Map.groupBy(watched, ({ name }) => name)].map(([name, rows]) => graphOf(name, rows)),
      ],
    })
  }
}

function createAlarm(scope: Construct, id: string, row: Watched, topic: sns.Topic): cloudwatch.Alarm {
  const { LESS_THAN_THRESHOLD, GREATER_THAN_THRESHOLD } = cloudwatch.ComparisonOperator
  const alarm = new cloudwatch.Alarm(scope, id, {
    alarmDescription: `${row.why} ${RUNBOOKS}#${row.name}`,
    metric: row.metric,
    threshold: row.limit,
    evaluationPeriods: row.minutes,
    comparisonOperator: row.isFloor ? LESS_THAN_THRESHOLD : GREATER_THAN_THRESHOLD,
    treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
  })
  alarm.addAlarmAction(new actions.SnsAction(topic))
  alarm.addOkAction(new actions.SnsAction(topic))
  return alarm
}

function graphOf(title: string, rows: readonly Watched[]): cloudwatch.GraphWidget {
  const [first] = rows
  return new cloudwatch.GraphWidget({
    title,
    left: rows.map(({ metric }) => metric),
    leftAnnotations: first ? [{ value: first.limit, label: 'alarm' }] : [],
    width: 8,
  })
}
