import type { Played } from '../generator/messages.ts'
import { startMeter } from '../relations/cost/meter.ts'
import { APART } from '../world/load-world.ts'
import type { LoadPart, LoadWorld } from '../world/load-world.ts'
import type { Phase } from '../workloads/workload.ts'

/** Arrivals a second of the first step, and each step over the one before. */
const FIRST = 400
const STEP = 1.25
const STEP_S = 6
/** Saturated: fewer of those who come are served. */
const SERVED = 0.9
/** Steps at the most: 400 × 1.25^16 are 14,000 a second. */
const STEPS = 16

export interface Step {
  rate: number
  /** Arrivals a second that were answered rightly within a second, and their 99th percentile in milliseconds. */
  goodput: number
  p99: number
  /** CPU µs of the product for each of them, and cores that it took. */
  cpuPerGood: number
  cores: number
}

export interface Peak {
  steps: Step[]
  best: Step
  played: Played[]
}

/** Raises the rate until not all are served any more: the most that were is the peak. */
export async function findPeak(world: LoadWorld, mix: Phase['mix'], readEvery: number): Promise<Peak> {
  const steps: Step[] = []
  const played: Played[] = []
  for (let rate = FIRST; steps.length < STEPS; rate *= STEP) {
    const stop = startMeter(world.parts)
    const phase = { name: `${Math.round(rate)}/s`, seconds: STEP_S, from: rate, to: rate, mix }
    const order = { phases: [phase], aims: {}, seed: steps.length + 1, readEvery, usefulMs: USEFUL_MS }
    const one = await world.generator.play(order)
    const cpu = productCpu(stop())
    const good = one.ops.reduce((sum, op) => sum + op.good, 0)
    const p99 = Math.max(...one.ops.filter(({ ok }) => ok > 0).map(({ latency }) => latency.p99))
    steps.push({ rate, goodput: good / STEP_S, p99, cpuPerGood: cpu / good, cores: cpu / 1e6 / STEP_S })
    played.push(one)
    if (good < SERVED * rate * STEP_S) break
  }
  const best = steps.reduce((most, step) => (step.goodput > most.goodput ? step : most))
  return { steps, best, played }
}

/** Milliseconds from the drawn moment within which an answer is of use. */
export const USEFUL_MS = 1_000

/** CPU of all that is the product. */
export function productCpu(cpu: Readonly<Record<LoadPart, number>>): number {
  const parts = Object.entries(cpu) as [LoadPart, number][]
  return parts.reduce((sum, [part, used]) => (APART.some((apart) => apart === part) ? sum : sum + used), 0)
}
