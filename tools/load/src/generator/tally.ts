import { createHistogram } from 'node:perf_hooks'
import type { RecordableHistogram } from 'node:perf_hooks'
import type { Op } from '../workloads/workload.ts'
import type { Latency, OpResult, SecondResult } from './messages.ts'

const US_IN_MS = 1_000
/** Microseconds: longer than any request may take. */
const HIGHEST_US = 120_000_000

/** Milliseconds from the drawn moment within which an answer is of use to somebody who waits for it. */
const USEFUL_MS = 1_000

/** What became of an arrival. */
export interface Outcome {
  phase: string
  op: Op
  /** Milliseconds of `performance.now()`. */
  dueAt: number
  ms: number
  status: number
  bytes: number
}

const STATUS: Partial<Record<Op, number>> = { like: 202, unlike: 202, follow: 202, unfollow: 202, post: 201 }
export const isRight = (op: Op, status: number) => status === (STATUS[op] ?? 200)
const REFUSED = [503, 429]

interface Counts extends Omit<OpResult, 'latency'> {
  histogram: RecordableHistogram
}

/** Counts outcomes by phase and op, and by the second in which they were due; latencies in HDR histograms (Node's own), to three figures. */
export function createTally(startedAt: number) {
  const byOp = new Map<string, Counts>()
  const bySecond = new Map<number, SecondResult & { histogram: RecordableHistogram }>()
  const histogram = () => createHistogram({ lowest: 1, highest: HIGHEST_US, figures: 3 })
  const countsOf = (phase: string, op: Op) => {
    const name = `${phase} ${op}`
    const counts = byOp.get(name) ?? {
      ...{ phase, op, arrivals: 0, good: 0, ok: 0, refused: 0, failed: {}, bytes: 0 },
      histogram: histogram(),
    }
    byOp.set(name, counts)
    return counts
  }
  const secondOf = (dueAt: number) => {
    const second = Math.floor((dueAt - startedAt) / 1_000)
    const counts = bySecond.get(second) ?? {
      ...{ second, arrivals: 0, good: 0, refused: 0, failed: 0, p99: 0 },
      histogram: histogram(),
    }
    bySecond.set(second, counts)
    return counts
  }
  return {
    note({ phase, op, dueAt, ms, status, bytes }: Outcome): void {
      const counts = countsOf(phase, op)
      const second = secondOf(dueAt)
      counts.arrivals += 1
      second.arrivals += 1
      counts.bytes += bytes
      if (isRight(op, status)) {
        const us = Math.min(HIGHEST_US, Math.max(1, Math.round(ms * US_IN_MS)))
        counts.ok += 1
        counts.histogram.record(us)
        second.histogram.record(us)
        if (ms > USEFUL_MS) return
        counts.good += 1
        second.good += 1
      } else if (REFUSED.includes(status)) {
        counts.refused += 1
        second.refused += 1
      } else {
        counts.failed[status] = (counts.failed[status] ?? 0) + 1
        second.failed += 1
      }
    },
    ops: (): OpResult[] =>
      [...byOp.values()].map(({ histogram: own, ...counts }) => ({ ...counts, latency: latencyOf(own) })),
    seconds: (): SecondResult[] =>
      [...bySecond.values()]
        .sort((a, b) => a.second - b.second)
        .map(({ histogram: own, ...counts }) => ({ ...counts, p99: own.percentile(99) / US_IN_MS })),
  }
}

function latencyOf(histogram: RecordableHistogram): Latency {
  const at = (percent: number) => (histogram.count === 0 ? NaN : histogram.percentile(percent) / US_IN_MS)
  return {
    p50: at(50),
    p90: at(90),
    p99: at(99),
    p999: at(99.9),
    max: histogram.count === 0 ? NaN : histogram.max / US_IN_MS,
  }
}
