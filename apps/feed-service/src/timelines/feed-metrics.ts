import { Counter } from 'prom-client'
import type { Registry } from 'prom-client'

/** Feeds whose skeletons come from timelines. */
const FEEDS = ['home', 'hashtag', 'user'] as const
const SOURCES = ['redis', 'both', 'rebuilt', 'postgres'] as const
/** What answered a read of a skeleton. */
export type FeedSource = (typeof SOURCES)[number]

/** Counts in plain numbers, which are shown when they are asked for: the library's own look-up of labels costs a page 2 µs. */
export function createFeedMetrics(registry: Registry) {
  const reads = Object.fromEntries(
    FEEDS.map((feed) => [feed, { redis: 0, both: 0, rebuilt: 0, postgres: 0 } satisfies Record<FeedSource, number>]),
  ) as Record<(typeof FEEDS)[number], Record<FeedSource, number>>
  new Counter({
    name: 'feed_source_total',
    help: 'Reads of skeletons by what answered: redis; both, where Redis did not reach down far enough; rebuilt, from the record into Redis; postgres alone.',
    labelNames: ['feed', 'source'],
    registers: [registry],
    collect() {
      this.reset()
      for (const feed of FEEDS)
        for (const source of SOURCES) if (reads[feed][source] > 0) this.inc({ feed, source }, reads[feed][source])
    },
  })
  return {
    source(feed: (typeof FEEDS)[number], source: FeedSource): void {
      reads[feed][source] += 1
    },
  }
}

export type FeedMetrics = ReturnType<typeof createFeedMetrics>
