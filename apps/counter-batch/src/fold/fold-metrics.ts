import { Counter, Gauge, Histogram } from 'prom-client'
import type { Registry } from 'prom-client'
import type { FoldReport } from '@matjip/relations'

/** Seconds. The default round comes every 0.2 s; ten visibility timeouts are 600 s. */
const LAG_BUCKETS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60, 300, 600]
/** Seconds of one fold, from one row to thousands. */
const FOLD_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5]

export function createFoldMetrics(registry: Registry) {
  const registers = [registry]
  const lag = new Histogram({
    name: 'relation_persist_lag_seconds',
    help: 'From the click being accepted to its fold being committed and settled.',
    buckets: LAG_BUCKETS,
    registers,
  })
  const duration = new Histogram({
    name: 'counter_fold_duration_seconds',
    help: 'Time of one fold, empty ones left out.',
    buckets: FOLD_BUCKETS,
    registers,
  })
  const operations = new Counter({
    name: 'counter_fold_operations_total',
    help: 'Operations folded: those that wrote their row, moved a counter, or were rejected; the sum of claimed is all.',
    labelNames: ['outcome'],
    registers,
  })
  const failures = new Counter({
    name: 'counter_fold_failures_total',
    help: 'Folds that failed and are tried again.',
    registers,
  })
  const pending = new Gauge({
    name: 'counter_fold_pending',
    help: 'Operations applied and not yet trimmed, in all shards, at the start of the last round.',
    registers,
  })
  return {
    failures,
    pending,
    folded(report: FoldReport, seconds: number, nowMs: number) {
      duration.observe(seconds)
      operations.inc({ outcome: 'claimed' }, report.claimed)
      operations.inc({ outcome: 'written' }, report.written)
      operations.inc({ outcome: 'moved' }, report.moved)
      operations.inc({ outcome: 'rejected' }, report.rejected.length)
      operations.inc({ outcome: 'quarantined' }, report.quarantined)
      for (const version of report.versions) lag.observe(Math.max(0, nowMs / 1e3 - version / 1e6))
    },
  }
}

export type FoldMetrics = ReturnType<typeof createFoldMetrics>
