import { setTimeout as sleep } from 'node:timers/promises'
import type { OpResult, Played } from '../generator/messages.ts'
import type { Cpu } from '../cost/meter.ts'
import { startMeter } from '../cost/meter.ts'
import { comeToRest } from '../world/come-to-rest.ts'
import { findLost } from '../world/find-lost.ts'
import type { LoadPart, LoadWorld } from '../world/load-world.ts'
import { watchLags } from '../world/read-lags.ts'
import type { Lag, LagName } from '../world/read-lags.ts'
import type { Workload } from './workload.ts'

/** Milliseconds for whatever was accepted to be in Postgres: more than it takes, so that a slow run is measured and not cut off. */
const DRAIN_MS = 120_000

export interface Ran {
  played: Played
  /** CPU µs by part, of a phase. */
  cpu: { phase: string; seconds: number; cpu: Cpu<LoadPart> }[]
  lags: Record<LagName, Lag>
  /** Seconds from the end until nothing waits in any queue. */
  drainedS: number
  lost: string[]
  /** Requests of the phases that are judged. */
  judged: OpResult[]
}

/** Plays a workload, waits until all that was accepted is at rest, and looks for it in the record. */
export async function runWorkload(world: LoadWorld, workload: Workload, seed: number, readEvery = 1): Promise<Ran> {
  const readLags = await watchLags(world)
  const cpu: Ran['cpu'] = []
  let end = () => {}
  const begun = (phase: string) => {
    end()
    const [stop, began] = [startMeter(world.parts), performance.now()]
    end = () => void cpu.push({ phase, seconds: (performance.now() - began) / 1_000, cpu: stop() })
  }
  const order = { phases: workload.phases, aims: workload.aims ?? {}, seed, readEvery }
  const playing = world.generator.play(order, begun)
  if (workload.wipeAfterS !== undefined) {
    await sleep(workload.wipeAfterS * 1_000)
    await world.arena.redis.flushall()
  }
  const played = await playing
  end()
  const atEnd = performance.now()
  await comeToRest(world.arena, DRAIN_MS)
  const drainedS = (performance.now() - atEnd) / 1_000
  const judgedPhases = workload.judged ?? workload.phases.map(({ name }) => name)
  return {
    ...{ played, cpu, drainedS, lags: await readLags() },
    lost: await findLost(world.arena.database, played.written),
    judged: played.ops.filter(({ phase }) => judgedPhases.includes(phase)),
  }
}
