import type { QueueDepth } from '@matjip/queue'
import type { FamilyMemory } from '@matjip/redis-keys'
import type { Spread } from '../metrics/metrics-window.ts'

/** Queues in the order of the page; where each sends what it cannot handle is named by its kind. */
export const QUEUES = [
  'relations',
  'relations-quarantine',
  'relations-dlq',
  'post-events',
  'post-events-dlq',
  'derivatives',
  'derivatives-dlq',
] as const
export type QueueName = (typeof QUEUES)[number]

export interface QueueSample extends QueueDepth {
  name: QueueName
  /** Seconds since the oldest waiting message was sent, as far as it is known; null where none waits. */
  oldestS: number | null
}

/** A click's way, a second each; null with the first look, which has nothing to compare with. */
export interface FlowSample {
  accepted: number | null
  applied: number | null
  persisted: number | null
  /** Seconds from the click. */
  applyLag: Spread
  persistLag: Spread
  /** Operations in Redis that Postgres may not have yet. */
  pending: number
}

export interface BatchSample {
  folds: number | null
  /** Seconds of a fold of a shard. */
  duration: Spread
  failures: number
  /** Operations since the processes began, by what became of them. */
  outcomes: Record<string, number>
}

export interface DriftSample {
  /** Counters compared a second. */
  audited: number | null
  /** Counters that were wrong and have been repaired, by kind, since the processes began. */
  found: Record<string, number>
}

export interface FeedSample {
  /** Reads a second by what answered. */
  redis: number | null
  both: number | null
  rebuilt: number | null
  postgres: number | null
  fanoutLag: Spread
  /** Home timelines that took a post, a second. */
  delivered: number | null
  /** Seconds that the oldest event of the last batch had waited in the outbox. */
  relayLag: number | null
}

export interface RequestsSample {
  all: number | null
  failed: number | null
  duration: Spread
}

export interface RedisSample {
  usedBytes: number
  /** 0: no limit. */
  maxBytes: number
  commands: number
  /** Of look-ups since Redis began that found something; null before the first. */
  hitShare: number | null
  evicted: number
  keys: number
  families: FamilyMemory[]
  /** Whether all keys have been walked through, or families are what a part would come to. */
  isWhole: boolean
}

export interface RecordSample {
  /** Rows of the outbox, counted up to `OUTBOX_COUNTED`. */
  outbox: number
  /** Seconds since the oldest of them was written. */
  outboxOldestS: number | null
  /** Connections by what they do. */
  connections: Record<string, number>
}

/** What the trends of this meal are made of. */
export interface TrendSample {
  slot: string
  /** Posts of the slot that were looked at, their authors, and those of them whom somebody known knows. */
  posts: number
  authors: number
  trusted: number
  /** Seconds since the list was last made; null where there is none. */
  ageS: number | null
  hashtags: { hashtag: string; people: number }[]
  failures: number
}

export interface ProcessSample {
  name: string
  address: string
  isUp: boolean
  /** Bytes, cores, seconds. */
  memory: number
  cpu: number | null
  loopLag: number
}

/** A look at everything. Parts whose source did not answer are null. */
export interface Sample {
  /** Milliseconds since 1970. */
  at: number
  queues: QueueSample[] | null
  flow: FlowSample
  batch: BatchSample
  drift: DriftSample
  feeds: FeedSample
  requests: RequestsSample
  redis: RedisSample | null
  record: RecordSample | null
  trends: TrendSample | null
  processes: ProcessSample[]
}
