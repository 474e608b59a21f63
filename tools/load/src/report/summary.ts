import { availableParallelism, loadavg } from 'node:os'
import type { OpResult } from '../generator/messages.ts'
import type { CeilingCosts } from '../world/measure-ceilings.ts'
import { APART } from '../world/load-world.ts'
import type { LoadPart } from '../world/load-world.ts'
import type { Ran } from '../workloads/run-workload.ts'

/** What a run came to, as its JSON has it. */
export interface Summary {
  workload: string
  about: string
  graph: string
  machine: { cores: number; load: number; at: string }
  ops: OpResult[]
  totals: {
    arrivals: number
    good: number
    ok: number
    refused: number
    failed: number
    seconds: number
    bytes: number
  }
  /** CPU µs a request by part, over the phases that are judged; and how much of a core each took. */
  cpu: { part: LoadPart; perRequest: number; cores: number; isApart: boolean }[]
  ceilings: CeilingCosts
  /** CPU of feed-service and Redis for a page read by a caller, over the page joined at the least cost. */
  ratio: number
  /** How old what was accepted was when it was seen, folded and fanned out; and seconds from the end until nothing waited. */
  lags: Ran['lags']
  drainedS: number
  lost: string[]
  wrong: { pages: number; wrongs: number; first: string[] }
  written: number
  seconds: Ran['played']['seconds']
  connections: number
}

/** Puts together what is judged and shown. */
export function summarise(workload: string, about: string, graph: string, ran: Ran, ceilings: CeilingCosts): Summary {
  const { played, judged } = ran
  const phases = new Set(judged.map(({ phase }) => phase))
  const measured = ran.cpu.filter(({ phase }) => phases.has(phase))
  const seconds = measured.reduce((sum, phase) => sum + phase.seconds, 0)
  const total = (of: (result: OpResult) => number) => judged.reduce((sum, result) => sum + of(result), 0)
  const arrivals = total((result) => result.arrivals)
  const cpuOf = (part: LoadPart) => measured.reduce((sum, { cpu }) => sum + cpu[part], 0)
  const parts = Object.keys(measured[0]?.cpu ?? {}) as LoadPart[]
  const pages = judged.filter(({ op }) => PAGES.includes(op)).reduce((sum, result) => sum + result.arrivals, 0)
  return {
    ...{ workload, about, graph, ceilings, lost: ran.lost, connections: played.connections },
    machine: { cores: availableParallelism(), load: loadavg()[0] ?? NaN, at: new Date().toISOString() },
    ops: judged,
    totals: {
      ...{
        arrivals,
        seconds,
        good: total(({ good }) => good),
        ok: total(({ ok }) => ok),
        refused: total(({ refused }) => refused),
      },
      failed: total(({ failed }) => Object.values(failed).reduce((sum, count) => sum + count, 0)),
      bytes: total(({ bytes }) => bytes),
    },
    cpu: parts.map((part) => ({
      part,
      perRequest: cpuOf(part) / arrivals,
      cores: cpuOf(part) / 1e6 / seconds,
      isApart: APART.some((apart) => apart === part),
    })),
    ratio: pages === 0 ? NaN : cpuOf('feeds') / pages / ceilings.joined,
    ...{ lags: ran.lags, drainedS: ran.drainedS },
    wrong: { pages: played.pagesRead, wrongs: played.wrongs, first: played.wrong },
    written: played.written.length,
    seconds: played.seconds,
  }
}

const PAGES: readonly string[] = ['home', 'next', 'hashtag', 'user', 'trending', 'popular']
