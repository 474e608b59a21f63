import type { RecordReads } from '@matjip/db-schema'
import type { Redis, TimelineLimits } from '@matjip/redis-keys'
import type { Logger } from '@matjip/service-kit'
import type { Registry } from 'prom-client'
import { createColdTimelines } from './cold-timelines.ts'
import type { ReadCold } from './cold-timelines.ts'
import { createFeedMetrics } from './feed-metrics.ts'
import type { FeedMetrics } from './feed-metrics.ts'
import { createHashtagNames } from './hashtag-names.ts'
import type { NamedKey } from './hashtag-names.ts'
import { createPulledSet } from './pulled-set.ts'
import type { PulledAuthors } from './pulled-set.ts'
import { createSharedFlights } from './shared-flights.ts'
import type { SharedFlights } from './shared-flights.ts'
import { createToucher } from './touch-timelines.ts'

/** What reading timelines needs: one for each process, for it holds what the process remembers. */
export interface Timelines {
  pool: RecordReads
  redis: Redis
  home: TimelineLimits
  shared: TimelineLimits
  readCold: ReadCold
  /** Parts of legs that are being read from the record: what many wait for is read once. */
  legFlights: SharedFlights<number[]>
  touch: (keys: readonly string[], ttlS: number) => void
  /** The set as it was at a revision or later. */
  pulledAt: (revision: string) => Promise<PulledAuthors>
  /** The hashtags that have these keys. */
  hashtagNames: (keys: readonly number[]) => Promise<NamedKey[]>
  metrics: FeedMetrics
}

export interface TimelinesOptions {
  pool: RecordReads
  redis: Redis
  home: TimelineLimits
  shared: TimelineLimits
  /** Rebuilds at once. */
  rebuilds: number
  logger: Logger
  metrics: Registry
}

export function createTimelines({ metrics, rebuilds, logger, ...rest }: TimelinesOptions): Timelines {
  return {
    ...rest,
    readCold: createColdTimelines({ redis: rest.redis, logger, max: rebuilds }),
    legFlights: createSharedFlights(),
    touch: createToucher(rest.redis),
    pulledAt: createPulledSet(rest.pool),
    hashtagNames: createHashtagNames(rest.pool),
    metrics: createFeedMetrics(metrics),
  }
}
