import { createChart } from './chart.ts'
import type { Chart } from './chart.ts'
import { bytes, count, rate, seconds } from './figures.ts'
import type { Words } from './words.ts'

/** The charts of the page, by the section that they stand in. */
export function boardCharts(
  words: Words,
): Record<'depth' | 'clicks' | 'lags' | 'sources' | 'memory' | 'requests', Chart> {
  return {
    depth: createChart({
      title: words.queueDepth,
      curves: [
        { curve: 'waiting', label: words.waiting },
        { curve: 'inFlight', label: words.inFlight },
        { curve: 'pending', label: words.pending },
      ],
      format: count,
    }),
    clicks: createChart({
      title: words.clicks,
      curves: [
        { curve: 'accepted', label: words.accepted },
        { curve: 'applied', label: words.applied },
        { curve: 'persisted', label: words.persisted },
      ],
      format: rate,
    }),
    lags: createChart({
      title: words.lags,
      curves: [
        { curve: 'applyP95', label: words.toApplied },
        { curve: 'persistP95', label: words.toPersisted },
        { curve: 'fanoutP95', label: words.fanout },
      ],
      format: seconds,
    }),
    sources: createChart({
      title: words.sources,
      curves: [
        { curve: 'fromRedis', label: words.redis },
        { curve: 'fromBoth', label: words.both },
        { curve: 'fromPostgres', label: words.postgres },
      ],
      format: rate,
    }),
    memory: createChart({ title: words.memory, curves: [{ curve: 'redisBytes', label: words.used }], format: bytes }),
    requests: createChart({
      title: words.perSecond,
      curves: [{ curve: 'requests', label: words.requests }],
      format: rate,
    }),
  }
}
