import { startMeter } from '../cost/meter.ts'
import type { Played } from '../generator/messages.ts'
import type { LoadWorld } from '../world/load-world.ts'
import type { Phase } from '../workloads/workload.ts'
import { productCpu } from './product-cpu.ts'

/** Arrivals a second: fewer than the first step has, so that compiling takes nothing from anybody. */
const RATE = 250
const PIECE_S = 5
/** Pieces at the most. */
const PIECES = 16
/** Steady: a piece costs no less than this share of the cheapest before it, twice in a row: pieces differ by a tenth by themselves. */
const STEADY = 0.95
const IN_A_ROW = 2

export interface WarmUp {
  /** CPU µs of the product for each arrival, piece by piece. */
  costs: number[]
  played: Played[]
}

/** Plays at a modest rate until what an arrival costs falls no more: what is compiled and remembered by then is what a product in use has. */
export async function warmUp(world: LoadWorld, mix: Phase['mix'], readEvery: number): Promise<WarmUp> {
  const costs: number[] = []
  const played: Played[] = []
  let least = Infinity
  for (let steady = 0; costs.length < PIECES && steady < IN_A_ROW;) {
    const stop = startMeter(world.parts)
    const phase = { name: 'warm-up', seconds: PIECE_S, from: RATE, to: RATE, mix }
    const order = { phases: [phase], aims: {}, seed: 1_000 + costs.length, readEvery }
    const one = await world.generator.play(order)
    const cost = productCpu(stop()) / one.ops.reduce((sum, { arrivals }) => sum + arrivals, 0)
    steady = cost >= STEADY * least ? steady + 1 : 0
    least = Math.min(least, cost)
    costs.push(cost)
    played.push(one)
  }
  return { costs, played }
}
