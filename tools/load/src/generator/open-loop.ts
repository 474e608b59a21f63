import { setTimeout as sleep } from 'node:timers/promises'
import type { Phase } from '../workloads/workload.ts'

/** Milliseconds between two looks at what is due: a timer's own grain. Lateness counts as latency. */
const GRAIN_MS = 1

/**
 * Lets arrivals come at moments of a Poisson process whose rate a phase gives, whatever has become of earlier ones.
 * @param arrive told of each with its drawn moment, in milliseconds of `performance.now()`
 */
export async function playPhase(phase: Phase, random: () => number, arrive: (dueAt: number) => void): Promise<void> {
  const began = performance.now()
  const { seconds, from, to } = phase
  const lastMs = seconds * 1_000
  const rateAt = (ms: number) => (from + ((to - from) * ms) / lastMs) / 1_000
  const most = Math.max(from, to) / 1_000
  // Drawn at the highest rate and thinned by what the rate is then: exact for a rate that changes.
  const next = (ms: number) => {
    for (;;) {
      ms += -Math.log(1 - random()) / most
      if (ms >= lastMs || random() * most < rateAt(ms)) return ms
    }
  }
  let due = next(0)
  while (due < lastMs) {
    const now = performance.now() - began
    for (; due <= now && due < lastMs; due = next(due)) arrive(began + due)
    if (due < lastMs) await sleep(Math.max(GRAIN_MS, due - (performance.now() - began)))
  }
  // The phase lasts as long as it says, also where its last arrival came early.
  await sleep(Math.max(0, began + lastMs - performance.now()))
}
