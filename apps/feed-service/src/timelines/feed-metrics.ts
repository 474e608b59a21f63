import { Counter } from 'prom-client'
import type { Registry } from 'prom-client'

export function createFeedMetrics(registry: Registry) {
  return {
    source: new Counter({
      name: 'feed_source_total',
      help: 'Reads of skeletons by what answered: redis; both, where Redis did not reach down far enough; rebuilt, from the record into Redis; postgres alone.',
      labelNames: ['feed', 'source'],
      registers: [registry],
    }),
  }
}

export type FeedMetrics = ReturnType<typeof createFeedMetrics>
/** What answered a read of a skeleton. */
export type FeedSource = 'redis' | 'both' | 'rebuilt' | 'postgres'
