import { openLanes } from '../generator/lanes.ts'
import { inLanes } from '../arrivals.ts'
import { clockOf, startMeter } from '../cost/meter.ts'
import { medianOf } from '../table.ts'
import { startCeilings } from '../timelines/pages/start-ceilings.ts'
import type { LoadWorld } from './load-world.ts'

const PATHS = { constant: '/constant', oneRead: '/one-read', joined: '/joined' } as const
const ROUNDS = 5
const REQUESTS = 2_000
/** Requests under way at once: enough that the process never waits for us. */
const AT_ONCE = 16

/** CPU µs of a page at its least, in the process that sends it and in Redis. */
export type CeilingCosts = Record<keyof typeof PATHS, number>

/** What pages cost at least on this machine now: sent as they are, after one read, and joined from a list and kept posts. */
export async function measureCeilings({ arena, processes }: LoadWorld): Promise<CeilingCosts> {
  const reader = arena.crowd.people[1]?.id ?? 0
  const headers = { authorization: arena.identities.bearerOf(reader) }
  const page = await (await fetch(`${processes.feeds.origin}/feed`, { headers })).text()
  const ceilings = await startCeilings(arena.redis, arena.environment.REDIS_URL ?? '', page)
  const lanes = openLanes(ceilings.origin)
  const costs: Record<keyof typeof PATHS, number[]> = { constant: [], oneRead: [], joined: [] }
  for (let round = -1; round < ROUNDS; round += 1) {
    for (const [name, path] of Object.entries(PATHS) as [keyof typeof PATHS, string][]) {
      const stop = startMeter({ process: clockOf(ceilings.pid), redis: clockOf(arena.stores.redis) })
      await inLanes(Array.from({ length: REQUESTS }), AT_ONCE, () =>
        lanes.send(`GET ${path} HTTP/1.1\r\nHost: matjip\r\n\r\n`),
      )
      const cpu = stop()
      // The first round warms up.
      if (round >= 0) costs[name].push((cpu.process + cpu.redis) / REQUESTS)
    }
  }
  lanes.close()
  ceilings.stop()
  return { constant: medianOf(costs.constant), oneRead: medianOf(costs.oneRead), joined: medianOf(costs.joined) }
}
