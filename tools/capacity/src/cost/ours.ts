import { HOURS } from '../inputs/prices.ts'
import type { Plan } from '../model/plan.ts'
import { createBill, DAYS } from './bill.ts'
import type { CostLine } from './bill.ts'
import { addApiTransfer, addBalancer, addCdn, addLogs, addNetwork, addPostgres, addTasks } from './shared.ts'

/** Receives that find nothing: 20 s each, by as many receivers as a process has. */
const RECEIVERS = { relations: 20, postEvents: 4, derivatives: 1 }
/** Months after which an original lies in the class that is read seldom; a year's photos on average. */
const STANDARD_SHARE = 1 / 12
/** Share of requests for images that CloudFront has to fetch. */
const MISSES = 0.05

/** The product as infra/cdk builds it: originals straight to S3, derivatives by CDN, timelines in Redis, clicks by SQS. */
export function costOfOurs(plan: Plan): CostLine[] {
  const { day, usage, redis, users } = plan
  const bill = createBill()
  addTasks(bill, plan.processes)
  addBalancer(bill, plan)
  addApiTransfer(bill, plan)
  // Three zones from where the loss of one would be felt by many.
  addNetwork(bill, plan, users < 100_000 ? 1 : 3)
  addLogs(bill, plan)
  addPostgres(bill, plan)
  const name = redis.sized.of.name.replace('cache.', '')
  bill.add('ElastiCache', 2 * redis.sized.shards * HOURS, `elasticache.valkey.${name}.hour`)
  const tasksOf = (process: string) => plan.processes.find((row) => row.process === process)?.least ?? 0
  const polls =
    RECEIVERS.relations * tasksOf('relation-service/consumer') +
    RECEIVERS.postEvents * tasksOf('feed-service/fanout') +
    RECEIVERS.derivatives * tasksOf('upload-presigner/derivatives')
  // A click, and each post's messages, are sent, received and deleted; ten at a time where many come.
  const calls = (day.clicks * 1.2 + day.posts * 6 + day.photos * 3) * DAYS + (polls * HOURS * 3_600) / 20
  bill.add('SQS', calls / 1e6, 'sqs.standard.million')
  const originalsGb = (day.photos * usage.historyDays * usage.originalBytes) / 1e9
  bill.add('S3', originalsGb * STANDARD_SHARE, 's3.standard.gbMonth')
  bill.add('S3', originalsGb * (1 - STANDARD_SHARE), 's3.glacierIR.gbMonth')
  const derivedGb = (day.photos * usage.historyDays * (usage.smallBytes + usage.largeBytes)) / 1e9
  bill.add('S3', derivedGb, 's3.standard.gbMonth')
  bill.add('S3', (day.photos * 3 * DAYS) / 1_000, 's3.put.thousand')
  bill.add('S3', ((day.imagesSmall + day.imagesLarge) * MISSES * DAYS) / 10_000, 's3.get.tenThousand')
  addCdn(bill, plan)
  return bill.lines()
}
