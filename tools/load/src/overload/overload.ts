import type { OpResult, Played, SecondResult } from '../generator/messages.ts'
import { startMeter } from '../cost/meter.ts'
import type { Cpu } from '../cost/meter.ts'
import { addUp } from '../report/add-up.ts'
import { comeToRest } from '../world/come-to-rest.ts'
import { findLost } from '../world/find-lost.ts'
import type { LoadPart, LoadWorld } from '../world/load-world.ts'
import { pinTo } from '../world/pin.ts'
import type { Phase } from '../workloads/workload.ts'
import { findPeak } from './find-peak.ts'
import type { Peak } from './find-peak.ts'
import { productCpu } from './product-cpu.ts'
import { measureRefusal } from './refusal-cost.ts'
import { warmUp } from './warm-up.ts'

/** As at lunch: first pages of homes, next pages, and half a like. */
const MIX: Phase['mix'] = { home: 1, next: 1, like: 0.5 }
/** Of so many pages one is read closely: reading all would saturate the generator first. */
const READ_EVERY = 20
/** What is borne with room left, before and after. */
const CALM = 0.7
const CALM_S = 12
/** Until what the search for the peak has left behind is done, and new connections are met: nobody looks. */
const SETTLE_S = 4
const STORM_S = 15
const TIMES = [2, 5]
const DRAIN_MS = 180_000

/** A stretch at so many times the peak. */
export interface Storm {
  times: number
  offered: number
  goodput: number
  refused: number
  /** Neither: a second in all, and how many of each status; 0: no answer. */
  failed: number
  statuses: Record<string, number>
  p99: number
  /** CPU µs of each part for an arrival. */
  cpu: Partial<Record<LoadPart, number>>
  /** Cores that the product took. */
  cores: number
  /** Seconds after its end until p99 is what it was before and no more are refused. */
  recoveredS: number
  ops: OpResult[]
}

export interface Overload {
  isPinned: boolean
  refusalUs: number
  /** CPU µs of the product for an arrival while it was warmed up, piece by piece. */
  warmUp: number[]
  peak: Peak
  storms: Storm[]
  /** 99th percentile of the slowest route at 70 % of the peak, before all storms; milliseconds. */
  calmP99: number
  seconds: SecondResult[]
  lost: string[]
  wrong: { pages: number; wrongs: number; first: string[] }
  generatorCores: number
}

/** Finds what saturates the product, sends twice and five times as much, and looks at what is served meanwhile and how soon all is as before. */
export async function playOverload(world: LoadWorld): Promise<Overload> {
  const { arena, processes, generator } = world
  const product = [...Object.values(processes).map(({ child }) => child.pid), ...Object.values(arena.stores)]
  const isPinned = pinTo(0, product) && pinTo(1, [generator.pid])
  const refusalUs = await measureRefusal(world)
  const warm = await warmUp(world, MIX, READ_EVERY)
  const peak = await findPeak(world, MIX, READ_EVERY)
  const rate = peak.best.goodput
  const calm = (name: string): Phase => ({ name, seconds: CALM_S, from: CALM * rate, to: CALM * rate, mix: MIX })
  const storm = (times: number): Phase => ({
    ...{ name: `${times} ×`, seconds: STORM_S, from: times * rate, to: times * rate, mix: MIX },
  })
  await comeToRest(arena, DRAIN_MS)
  const settle: Phase = { ...calm('settle'), seconds: SETTLE_S }
  const phases = [settle, calm('before'), ...TIMES.flatMap((times) => [storm(times), calm(`after ${times} ×`)])]
  const used = new Map<string, Used>()
  let end = () => {}
  const stopAll = startMeter({ generator: world.parts.generator })
  const began = performance.now()
  const begun = (phase: string) => {
    end()
    const [stop, from] = [startMeter(world.parts), performance.now()]
    end = () => {
      const cpu = stop()
      used.set(phase, { cpu, cores: productCpu(cpu) / 1_000 / (performance.now() - from) })
    }
  }
  const order = { phases, aims: {}, seed: 99, readEvery: READ_EVERY }
  const played = await generator.play(order, begun)
  end()
  const generatorCores = stopAll().generator / 1_000 / (performance.now() - began)
  await comeToRest(arena, DRAIN_MS)
  const all: Played[] = [...warm.played, ...peak.played, played]
  return {
    ...{ isPinned, refusalUs, warmUp: warm.costs, peak, generatorCores, seconds: played.seconds },
    calmP99: slowestP99(played, 'before'),
    storms: TIMES.map((times) => stormOf(times, played, phases, used.get(`${times} ×`))),
    lost: await findLost(
      arena.database,
      all.flatMap(({ written }) => written),
    ),
    wrong: {
      pages: all.reduce((sum, { pagesRead }) => sum + pagesRead, 0),
      wrongs: all.reduce((sum, { wrongs }) => sum + wrongs, 0),
      first: all.flatMap(({ wrong }) => wrong).slice(0, 10),
    },
  }
}

interface Used {
  cpu: Cpu<LoadPart>
  cores: number
}

function stormOf(times: number, { ops, seconds }: Played, phases: readonly Phase[], used: Used | undefined): Storm {
  const name = `${times} ×`
  const own = ops.filter(({ phase }) => phase === name)
  const sum = (of: (op: OpResult) => number) => own.reduce((total, op) => total + of(op), 0)
  const place = phases.findIndex((phase) => phase.name === name)
  const endS = phases.slice(0, place + 1).reduce((total, phase) => total + phase.seconds, 0)
  const arrivals = sum((op) => op.arrivals)
  const statuses = addUp(own.map(({ failed }) => failed))
  return {
    ...{ times, statuses, ops: own, cores: used?.cores ?? NaN },
    cpu: Object.fromEntries(Object.entries(used?.cpu ?? {}).map(([part, us]) => [part, us / arrivals])),
    offered: arrivals / STORM_S,
    goodput: sum(({ good }) => good) / STORM_S,
    refused: sum(({ refused }) => refused) / STORM_S,
    failed: Object.values(statuses).reduce((total, count) => total + count, 0) / STORM_S,
    p99: slowestP99({ ops }, name),
    recoveredS: recoveryOf(seconds, endS),
  }
}

const slowestP99 = ({ ops }: Pick<Played, 'ops'>, name: string) =>
  Math.max(...ops.filter(({ phase, ok }) => phase === name && ok > 0).map(({ latency }) => latency.p99))

/** As before: within so many times the worst second of the calm before, and no more refused than in it. */
const AS_BEFORE = 1.5

function recoveryOf(seconds: readonly SecondResult[], endS: number): number {
  const calm = calmSeconds(seconds)
  const bearable = AS_BEFORE * Math.max(...calm.map(({ p99 }) => p99))
  const usual = Math.max(...calm.map(({ refused }) => refused))
  const after = seconds.filter(({ second }) => second >= endS && second < endS + CALM_S)
  const last = after.findLast(({ p99, refused, failed }) => p99 > bearable || refused > usual || failed > 0)
  return last === undefined ? 0 : last.second + 1 - endS
}

const calmSeconds = (seconds: readonly SecondResult[]) =>
  seconds.filter(({ second }) => second >= SETTLE_S && second < SETTLE_S + CALM_S)
