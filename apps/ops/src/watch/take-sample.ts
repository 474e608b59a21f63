import type { Database } from '@matjip/db-schema'
import type { SQSClient } from '@matjip/queue'
import type { Redis } from '@matjip/redis-keys'
import type { Logger } from '@matjip/service-kit'
import { createMetricsWindows } from '../metrics/metrics-window.ts'
import { scrape } from '../metrics/scrape.ts'
import type { Target } from '../metrics/scrape.ts'
import { createQueueReader } from './read-queues.ts'
import type { QueueUrls } from './read-queues.ts'
import { readMetrics } from './read-metrics.ts'
import { readRecord } from './read-record.ts'
import { createRedisReader } from './read-redis.ts'
import { readTrends } from './read-trends.ts'
import type { Sample, TrendSample } from './sample.ts'

export interface Sources {
  pool: Database['pool']
  redis: Redis
  sqs: SQSClient
  urls: QueueUrls
  targets: readonly Target[]
  logger: Logger
}

/** Milliseconds for which trends are good: they are made anew once a minute. */
const TRENDS_MS = 15_000

/** Looks at everything at once; what does not answer is missing, and the log says why. */
export function createSampler(sources: Sources): (now: number) => Promise<Sample> {
  const { pool, redis, sqs, urls, targets, logger } = sources
  const windows = createMetricsWindows()
  const readQueues = createQueueReader(sqs, urls)
  const readRedis = createRedisReader(redis)
  let trends: Omit<TrendSample, 'failures'> | null = null
  let trendsAt = -Infinity
  const orNull = <T>(what: string, reading: Promise<T>): Promise<T | null> =>
    reading.catch((err: unknown) => {
      logger.warn({ err }, `${what} could not be looked at`)
      return null
    })
  return async (now) => {
    const isOld = now - trendsAt >= TRENDS_MS
    if (isOld) trendsAt = now
    const [scraped, queues, inRedis, record, fresh] = await Promise.all([
      scrape(targets),
      orNull('queues', readQueues(now)),
      orNull('Redis', readRedis()),
      orNull('Postgres', readRecord(pool)),
      isOld ? orNull('trends', readTrends(pool, now)) : trends,
    ])
    trends = fresh
    const window = windows(scraped, now)
    const failures = window.total('trends_refresh_failures_total')
    return {
      at: now,
      queues,
      ...readMetrics(window, scraped),
      redis: inRedis,
      record,
      trends: trends && { ...trends, failures },
    }
  }
}
