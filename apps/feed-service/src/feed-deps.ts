import type { Database } from '@matjip/db-schema'
import type { Redis } from '@matjip/redis-keys'
import type { createMeetCaller } from '@matjip/service-kit'

/** The stores that a feed is read from. */
export interface FeedStores {
  pool: Database['pool']
  redis: Redis
  /** Where derivatives are served, without a slash at the end. */
  imagesUrl: string
}

/** What every feed's routes are given. */
export interface FeedDeps {
  stores: FeedStores
  meetCaller: ReturnType<typeof createMeetCaller>
}
