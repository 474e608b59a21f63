import { HOURS } from '../inputs/prices.ts'
import type { Plan } from '../model/plan.ts'
import { createBill, DAYS, TRANSFER_OUT } from './bill.ts'
import type { CostLine } from './bill.ts'
import { addApiTransfer, addLogs } from './shared.ts'

/** A function of 512 MB takes 0.1 s for a request; one of 1.5 GB takes 2.5 s to resize a photo that came through the gateway. */
const REQUEST_GB_S = 0.5 * 0.1
const RESIZE_GB_S = 1.5 * 2.5
/** A followed person's newest posts are one query: half a unit at least. A page asks for all of them. */
const UNITS_PER_FOLLOWEE = 0.5
/** I/O of the graph for the followed people of a page. */
const GRAPH_IO = 10
/** Pages a second that a graph node of two cores answers: 5 ms of a core each, at half load. */
const GRAPH_PAGES = 200
/** Bytes of a photo after the function has made it 1,080 pixels wide, as JPEG; it is the only size. */
const RESIZED_BYTES = 220_000
const GATEWAY_TIER = 333_000_000

/**
 * The seed's first week: API Gateway, functions that post and resize, DynamoDB for posts, Neptune for the graph, RDS for
 * accounts; pages are put together at each read, images are read from S3.
 */
export function costOfWeekOne(plan: Plan): CostLine[] {
  const { day, usage, users } = plan
  const bill = createBill()
  const requests = day.requests * DAYS
  bill.add('API Gateway', Math.min(requests, GATEWAY_TIER) / 1e6, 'apigw.rest.million')
  bill.add('API Gateway', Math.max(0, requests - GATEWAY_TIER) / 1e6, 'apigw.rest.million.tier2')
  bill.add('Lambda', requests / 1e6, 'lambda.request.million')
  bill.add('Lambda', requests * REQUEST_GB_S + day.photos * DAYS * RESIZE_GB_S, 'lambda.gbSecond.x86')
  const homes = users * usage.homePages
  const otherPages = day.pages - homes
  bill.add(
    'DynamoDB',
    ((homes * usage.followees * UNITS_PER_FOLLOWEE + otherPages * 2) * DAYS) / 1e6,
    'dynamodb.rru.million',
  )
  // A post is written with an index entry for each hashtag; a like is an item and a counter.
  const writes = day.posts * (2 + usage.hashtagsPerPost) + day.clicks * 2
  bill.add('DynamoDB', (writes * DAYS) / 1e6, 'dynamodb.wru.million')
  const items = day.posts * usage.historyDays * (1 + usage.hashtagsPerPost) + users * usage.likes * usage.historyDays
  bill.add('DynamoDB', (items * 300) / 1e9, 'dynamodb.gbMonth')
  const homesAtPeak = (homes * plan.peakMinuteShare) / 60
  bill.add('Neptune', Math.max(2, Math.ceil(homesAtPeak / GRAPH_PAGES)) * HOURS, 'neptune.r6g.large.hour')
  bill.add('Neptune', (homes * GRAPH_IO * DAYS) / 1e6, 'neptune.io.million')
  bill.add('Neptune', (users * usage.accountsPerDaily * usage.followees * 200) / 1e9, 'neptune.gbMonth')
  bill.add('RDS', 2 * HOURS, 'rds.postgres.t4g.medium.hour')
  bill.add('RDS', 50, 'rds.gp3.multiAz.gbMonth')
  bill.add('S3', (day.photos * usage.historyDays * (usage.originalBytes + RESIZED_BYTES)) / 1e9, 's3.standard.gbMonth')
  bill.add('S3', (day.photos * 2 * DAYS) / 1_000, 's3.put.thousand')
  const images = day.imagesSmall + day.imagesLarge
  bill.add('S3', (images * DAYS) / 10_000, 's3.get.tenThousand')
  bill.addTiered('Image transfer', (images * RESIZED_BYTES * DAYS) / 1e9, TRANSFER_OUT)
  addApiTransfer(bill, plan)
  // Gateway and function each write a line for every request.
  addLogs(bill, plan, 2)
  return bill.lines()
}
