import type { MetricsWindow } from '../metrics/metrics-window.ts'
import type { Scraped } from '../metrics/scrape.ts'
import type { Sample } from './sample.ts'

const REQUESTS = 'http_server_request_duration_seconds'

/** Requests of people: not those that ask how a process is, ours among them. */
const isPublic = ({ route = '' }: Readonly<Record<string, string>>) =>
  !/^\/(metrics|healthz|readyz|openapi\.json|ops)\b/.test(route)

/** What processes say of themselves, in the words of the page. */
export function readMetrics(
  window: MetricsWindow,
  scraped: readonly Scraped[],
): Pick<Sample, 'flow' | 'batch' | 'drift' | 'feeds' | 'requests' | 'processes'> {
  const { rate, total, largest, spread, by } = window
  const source = (wanted: string) => rate('feed_source_total', ({ source }) => source === wanted)
  return {
    flow: {
      accepted: rate(
        `${REQUESTS}_count`,
        ({ route = '', status }) => route.startsWith('/relations/') && status === '202',
      ),
      applied: rate('relation_applied_total'),
      persisted: rate('counter_fold_operations_total', ({ outcome }) => outcome === 'claimed'),
      applyLag: spread('relation_apply_lag_seconds'),
      persistLag: spread('relation_persist_lag_seconds'),
      // Every batch counts all shards.
      pending: largest('counter_fold_pending') ?? 0,
    },
    batch: {
      folds: rate('counter_fold_duration_seconds_count'),
      duration: spread('counter_fold_duration_seconds'),
      failures: total('counter_fold_failures_total'),
      outcomes: by('counter_fold_operations_total', 'outcome'),
    },
    drift: { audited: rate('counter_audited_total'), found: by('counter_drift_total', 'counter') },
    feeds: {
      redis: source('redis'),
      both: source('both'),
      rebuilt: source('rebuilt'),
      postgres: source('postgres'),
      fanoutLag: spread('fanout_lag_seconds'),
      delivered: rate('fanout_deliveries_total', ({ outcome }) => outcome === 'pushed'),
      relayLag: largest('outbox_lag_seconds'),
    },
    requests: {
      all: rate(`${REQUESTS}_count`, isPublic),
      failed: rate(`${REQUESTS}_count`, (labels) => isPublic(labels) && (labels.status ?? '').startsWith('5')),
      duration: spread(REQUESTS, isPublic),
    },
    processes: scraped.map((one) => {
      const own = window.of(one)
      return {
        name: one.name,
        address: one.address,
        isUp: one.readings !== null,
        memory: own.total('process_resident_memory_bytes'),
        cpu: own.rate('process_cpu_seconds_total'),
        loopLag: own.total('nodejs_eventloop_lag_p99_seconds'),
      }
    }),
  }
}
