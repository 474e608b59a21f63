import { FARGATE_SHARE, HEADROOM } from '../inputs/measured.ts'
import { HOURS } from '../inputs/prices.ts'
import type { Plan } from '../model/plan.ts'
import { sizedRedis } from '../model/sizing.ts'
import { createBill, DAYS, TRANSFER_OUT } from './bill.ts'
import type { CostLine } from './bill.ts'
import { addApiTransfer, addBalancer, addLogs, addNetwork, addPostgres, addTasks } from './shared.ts'

/** CPU µs of a page whose posts are parsed and written anew (performance ceilings), beside ours of 160. */
const PAGE_CPU = 550 + 160
/** Bytes of an entry of a timeline in a sorted set (ADR 0024), beside ours of 10.8; a click one at a time, CPU µs, beside 331. */
const SORTED_SET_ENTRY = 129.7
const LIST_ENTRY = 10.8
/** A function of 256 MB takes 50 ms to sign, or to take one message. */
const FUNCTION_GB_S = 0.25 * 0.05

/**
 * The seed's second week, this product as it was drawn: a load balancer by path, a function that presigns, SQS with a function
 * behind it, timelines in Redis as sorted sets, Postgres; originals are put straight into S3 and read from there as they are.
 */
export function costOfWeekTwo(plan: Plan): CostLine[] {
  const { day, usage, redis, users } = plan
  const bill = createBill()
  const pagesAtPeak = (day.pages * plan.peakMinuteShare) / 60
  const busy = (pagesAtPeak * PAGE_CPU) / 1e6
  const feed = { least: 1, most: Math.max(1, Math.ceil(busy / (0.5 * FARGATE_SHARE * HEADROOM))) }
  const processes = plan.processes
    .filter(({ process }) =>
      /^(feed-service\/main|relation-service\/main|post-service\/main|counter-batch\/loop)$/.test(process),
    )
    .map((row) => (row.process === 'feed-service/main' ? { ...row, ...feed } : row))
  addTasks(bill, processes)
  addBalancer(bill, plan)
  addApiTransfer(bill, plan)
  addNetwork(bill, plan, users < 100_000 ? 1 : 3)
  addLogs(bill, plan)
  addPostgres(bill, plan)
  const home = redis.families.find(({ name }) => name === 'home timeline')?.bytes ?? 0
  const bytes = redis.bytes + home * (SORTED_SET_ENTRY / LIST_ENTRY - 1)
  const { of, shards } = sizedRedis({ memoryGb: bytes / 1e9, cores: redis.coresAtPeak }, HEADROOM)
  bill.add('ElastiCache', 2 * shards * HOURS, `elasticache.valkey.${of.name.replace('cache.', '')}.hour`)
  const invocations = (day.clicks + day.photos) * DAYS
  bill.add('Lambda', invocations / 1e6, 'lambda.request.million')
  bill.add('Lambda', invocations * FUNCTION_GB_S, 'lambda.gbSecond.x86')
  // A message each: sent, received, deleted.
  bill.add('SQS', (day.clicks * 3 * DAYS) / 1e6, 'sqs.standard.million')
  bill.add('S3', (day.photos * usage.historyDays * usage.originalBytes) / 1e9, 's3.standard.gbMonth')
  bill.add('S3', (day.photos * DAYS) / 1_000, 's3.put.thousand')
  const images = day.imagesSmall + day.imagesLarge
  bill.add('S3', (images * DAYS) / 10_000, 's3.get.tenThousand')
  bill.addTiered('Image transfer', (images * usage.originalBytes * DAYS) / 1e9, TRANSFER_OUT)
  return bill.lines()
}
