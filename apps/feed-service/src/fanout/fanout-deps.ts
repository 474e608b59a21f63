import type { PostEvent } from '@matjip/contracts'
import type { Database } from '@matjip/db-schema'
import type { Redis, TimelineLimits } from '@matjip/redis-keys'
import type { FanoutMetrics } from './fanout-metrics.ts'
import type { NewsDesk } from './news-desk.ts'

/** What the handling of events needs. */
export interface FanoutDeps {
  pool: Database['pool']
  redis: Redis
  metrics: FanoutMetrics
  settings: FanoutSettings
  /** Told of who gets which new post. */
  news: Pick<NewsDesk, 'note'>
  /** Sends events as one message each. Resolves when SQS has confirmed all. */
  send: (events: readonly PostEvent[], writtenAtMs: number) => Promise<unknown>
}

export interface FanoutSettings {
  /** Followers from which on an author's posts are pulled by readers. */
  pullThreshold: number
  /** Followers of one message. */
  chunk: number
  home: TimelineLimits
  shared: TimelineLimits
}
