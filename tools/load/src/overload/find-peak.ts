import type { Played } from '../generator/messages.ts'
import { startMeter } from '../cost/meter.ts'
import type { LoadWorld } from '../world/load-world.ts'
import type { Phase } from '../workloads/workload.ts'
import { productCpu } from './product-cpu.ts'

/** Arrivals a second of the first step, which anything serves, and each step over the one before. */
const FIRST = 400
const STEP = 1.25
const STEP_S = 6
/** Seconds for which the best rate is held: what was served then is the peak, and no stroke of luck. */
const HELD_S = 15
/** Saturated: fewer of those who come are served, twice in a row: once may be a moment of the machine's. */
const SERVED = 0.9
const IN_A_ROW = 2
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
  /** The last one or two are held. */
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
    const order = { phases: [phase], aims: {}, seed: steps.length + 1, readEvery }
    const one = await world.generator.play(order)
    const cpu = productCpu(stop())
    const good = one.ops.reduce((sum, op) => sum + op.good, 0)
    const p99 = Math.max(...one.ops.filter(({ ok }) => ok > 0).map(({ latency }) => latency.p99))
    const step = { rate, goodput: good / seconds, p99, cpuPerGood: cpu / good, cores: cpu / 1e6 / seconds }
    steps.push(step)
    played.push(one)
    return step
  }
  const served = ({ goodput, rate }: Step) => goodput >= SERVED * rate
  const climb = async (from: number) => {
    let [rate, unserved] = [from, 0]
    for (let step = 0; step < STEPS && unserved < IN_A_ROW; step += 1, rate *= STEP)
      unserved = served(await play(rate, STEP_S)) ? 0 : unserved + 1
  }
  const most = (a: Step, b: Step) => (b.goodput > a.goodput ? b : a)
  await climb(FIRST)
  // Once more, from below the best: what was met for the first time on the way up was compiled, and built, on the way.
  await climb(Math.max(FIRST, steps.reduce(most).rate / STEP))
  const first = await play(steps.reduce(most).rate, HELD_S)
  // What cannot be held was a stroke of luck, and more than is borne for long.
  const best = served(first) ? first : most(first, await play(first.rate / STEP, HELD_S))
  return { steps, best, played }
}
