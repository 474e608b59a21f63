import type { RecordReads } from '@matjip/db-schema'
import type { PostReader } from '@matjip/post-view'
import type { Redis } from '@matjip/redis-keys'
import type { createMeetCaller } from '@matjip/service-kit'
import type { ReadyPages } from './page/ready-pages.ts'
import type { KeptSnapshots } from './snapshots/kept-snapshots.ts'
import type { Timelines } from './timelines/timelines.ts'

/** The stores that a feed is read from. */
export interface FeedStores {
  /** The record, by the primary or by replicas that show as much. */
  pool: RecordReads
  redis: Redis
  timelines: Timelines
}

/** What a feed is read from: its skeleton from the stores, its posts from their reader. */
export interface FeedSources {
  stores: FeedStores
  reader: PostReader
  ready: ReadyPages
  snapshots: KeptSnapshots
}

/** What every feed's routes are given. */
export interface FeedDeps extends FeedSources {
  meetCaller: ReturnType<typeof createMeetCaller>
}
