import type { Played } from '../generator/messages.ts'
import { startMeter } from '../relations/cost/meter.ts'
import type { LoadWorld } from '../world/load-world.ts'
import type { Phase } from '../workloads/workload.ts'
import { productCpu, USEFUL_MS } from './product-cpu.ts'

/** Arrivals a second of the first step, which anything serves, and each step over the one before. */
const FIRST = 300
const STEP = 1.2
const STEP_S = 6
/** Seconds for which the best rate is held: what was served then is the peak, and no stroke of luck. */
const HELD_S = 15
/** Saturated: fewer of those who come are served. */
const SERVED = 0.9
/** Steps at the most: 300 × 1.2^20 are 11,500 a second. */
const STEPS = 20

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
  /** The last one is the best rate, held. */
  steps: Step[]
  best: Step
  played: Played[]
}

/** Raises the rate until not all are served any more, then holds the one at which most were: that is the peak. */
export async function findPeak(world: LoadWorld, mix: Phase['mix'], readEvery: number): Promise<Peak> {
  const steps: Step[] = []
  const played: Played[] = []
  const play = async (rate: number, seconds: number) => {
    const stop = startMeter(world.parts)
    const phase = { name: `${Math.round(rate)}/s`, seconds, from: rate, to: rate, mix }
    const order = { phases: [phase], aims: {}, seed: steps.length + 1, readEvery, usefulMs: USEFUL_MS }
    const one = await world.generator.play(order)
    const cpu = productCpu(stop())
    const good = one.ops.reduce((sum, op) => sum + op.good, 0)
    const p99 = Math.max(...one.ops.filter(({ ok }) => ok > 0).map(({ latency }) => latency.p99))
    const step = { rate, goodput: good / seconds, p99, cpuPerGood: cpu / good, cores: cpu / 1e6 / seconds }
    steps.push(step)
    played.push(one)
    return step
  }
  for (let rate = FIRST; steps.length < STEPS; rate *= STEP) {
    const { goodput } = await play(rate, STEP_S)
    if (goodput < SERVED * rate) break
  }
  const { rate } = steps.reduce((most, step) => (step.goodput > most.goodput ? step : most))
  return { steps, best: await play(rate, HELD_S), played }
}
