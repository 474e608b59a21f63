import { HOURS } from '../inputs/prices.ts'
import type { Plan, ProcessPlan } from '../model/plan.ts'
import { CLOUDFRONT_OUT, DAYS, TRANSFER_OUT } from './bill.ts'
import type { Bill } from './bill.ts'

/** Hours of a day for which tasks of meals run: three of two and a half, by the schedule of infra/cdk. */
const MEAL_HOURS = 7.5
/** Bytes of a request and of an answer that is no page; kept connections of somebody who reads, in seconds. */
const SMALL_ANSWER = 700
const CONNECTION_S = 60

/** Tasks of Fargate on arm64. */
export function addTasks(bill: Bill, processes: readonly ProcessPlan[]): void {
  for (const { least, most, vcpus, memoryGb } of processes) {
    const hours = (least + ((most - least) * MEAL_HOURS) / 24) * HOURS
    bill.add('Fargate', hours * vcpus, 'fargate.arm.vcpuHour')
    bill.add('Fargate', hours * memoryGb, 'fargate.arm.gbHour')
  }
}

/** An application load balancer: the hour, and the dimension of its units that is used most. */
export function addBalancer(bill: Bill, { day, usage }: Plan): void {
  bill.add('ALB', HOURS, 'alb.hour')
  const perSecond = day.requests / 86_400
  const gbPerHour = (day.pages * usage.pageBytes + day.requests * SMALL_ANSWER) / 24 / 1e9
  const units = Math.max(
    // A telephone opens a connection for some ten requests.
    perSecond / 10 / 25,
    ((perSecond / 10) * CONNECTION_S) / 3_000,
    gbPerHour,
    perSecond / 1_000,
  )
  bill.add('ALB', units * HOURS, 'alb.lcuHour')
  bill.add('IPv4', 3 * HOURS, 'ipv4.hour')
}

/** Answers of the API to telephones. */
export function addApiTransfer(bill: Bill, { day, usage }: Plan): void {
  bill.addTiered(
    'API transfer',
    ((day.pages * usage.pageBytes + day.requests * SMALL_ANSWER) * DAYS) / 1e9,
    TRANSFER_OUT,
  )
}

/** What of the network is there whoever comes: NAT, secrets, alarms. Calls of SQS go through NAT, S3 does not. */
export function addNetwork(bill: Bill, plan: Plan, natGateways: number): void {
  bill.add('NAT', natGateways * HOURS, 'natgw.hour')
  const sqsGb = ((plan.day.clicks + plan.day.posts) * 3 * 1_500 * DAYS) / 1e9
  bill.add('NAT', sqsGb, 'natgw.gb')
  bill.add('Secrets, alarms', 1, 'secretsmanager.secretMonth')
  bill.add('Secrets, alarms', 30, 'cloudwatch.alarm.month')
}

/** Lines of the logs: requests are logged where they fail and for one in ten, some 500 B. */
export function addLogs(bill: Bill, { day }: Plan, share = 0.1): void {
  const gb = (day.requests * share * 500 * DAYS) / 1e9
  bill.add('Logs', gb, 'cloudwatch.logs.ingest.gb')
  bill.add('Logs', gb, 'cloudwatch.logs.storage.gbMonth')
}

/** Primary and standby, storage in two zones, backups of its size. */
export function addPostgres(bill: Bill, { postgres }: Plan, shards = postgres.sized.shards): void {
  const name = postgres.sized.of.name.replace('db.', '')
  bill.add('RDS Postgres', 2 * shards * HOURS, `rds.postgres.${name}.hour`)
  const gb = Math.max(50, postgres.gb * 1.3)
  bill.add('RDS Postgres', gb, 'rds.gp3.multiAz.gbMonth')
  bill.add('RDS Postgres', gb, 'rds.backup.gbMonth')
}

/** Images by CloudFront from one bucket; what is not cached is fetched once. */
export function addCdn(bill: Bill, { day, usage }: Plan): void {
  const gb = ((day.imagesSmall * usage.smallBytes + day.imagesLarge * usage.largeBytes) * DAYS) / 1e9
  bill.addTiered('CloudFront', gb, CLOUDFRONT_OUT)
  bill.add('CloudFront', ((day.imagesSmall + day.imagesLarge) * DAYS) / 10_000, 'cloudfront.https.tenThousand')
}
