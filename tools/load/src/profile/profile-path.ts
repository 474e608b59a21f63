import { startMeter } from '../cost/meter.ts'
import type { Cpu } from '../cost/meter.ts'
import type { LoadPart, LoadWorld, Role } from '../world/load-world.ts'
import type { HotPath } from './hot-paths.ts'
import { openInspector } from './inspector.ts'
import { selfTimes } from './self-times.ts'
import type { SelfTime, SourceOf } from './self-times.ts'
import { startCounting } from './store-work.ts'
import type { Work } from './store-work.ts'

/** Seconds that are counted, and those of the profile. */
const PROFILED_S = 10
/** Every page is read, or nobody would know what follows from it. */
const READ_EVERY = 1

/** What a request of a path takes, and where. */
export interface PathProfile {
  requests: number
  failed: number
  /** CPU µs by part, of the run without the profiler; all requests together. */
  cpu: Cpu<LoadPart>
  /** By process. */
  times: ReadonlyMap<Role, readonly SelfTime[]>
  statements: readonly Work[]
  commands: readonly Work[]
}

/** Plays a path: first to be counted, then to be profiled, as a profiler costs too. */
export async function profilePath(
  world: LoadWorld,
  { rate, mix, warmUpS, roles }: HotPath,
  sourcesOf: Readonly<Record<Role, SourceOf>>,
): Promise<PathProfile> {
  const inspectors = await Promise.all(
    roles.map(async (role) => [role, await openInspector(world.processes[role].inspectorPort ?? 0)] as const),
  )
  const phase = (name: string, seconds: number) => ({ name, seconds, from: rate, to: rate, mix })
  const phases = [phase('warm-up', warmUpS), phase('counted', PROFILED_S)]
  let stopMeter = () => ({}) as Cpu<LoadPart>
  let counting: ReturnType<typeof startCounting> | undefined
  const order = { aims: {}, seed: 1, readEvery: READ_EVERY }
  const played = await world.generator.play({ ...order, phases }, (name) => {
    if (name !== 'counted') return
    counting = startCounting(world.arena.database, world.arena.redis)
    stopMeter = startMeter(world.parts)
  })
  const cpu = stopMeter()
  const { statements, commands } = (await (await counting)?.()) ?? { statements: [], commands: [] }

  await Promise.all(inspectors.map(([, inspector]) => inspector.begin()))
  await world.generator.play({ ...order, seed: 2, phases: [phase('profiled', PROFILED_S)] })
  const times = await Promise.all(
    inspectors.map(async ([role, inspector]) => [role, selfTimes(await inspector.end(), sourcesOf[role])] as const),
  )
  for (const [, inspector] of inspectors) inspector.close()
  const counted = played.ops.filter((op) => op.phase === 'counted')
  return {
    ...{ cpu, statements, commands, times: new Map(times) },
    requests: counted.reduce((sum, { arrivals }) => sum + arrivals, 0),
    failed: counted.reduce((sum, { arrivals, ok }) => sum + arrivals - ok, 0),
  }
}
