import { openLanes } from '../generator/lanes.ts'
import { inLanes } from '../arrivals.ts'
import { clockOf, startMeter } from '../cost/meter.ts'
import { medianOf } from '../table.ts'
import type { LoadWorld } from '../world/load-world.ts'

const ROUNDS = 7
const REQUESTS = 4_000
const AT_ONCE = 64
const REFUSED = 503
/** Milliseconds to end. */
const STOP_MS = 15_000

/** CPU µs of a refusal, in a feed-service of its own that takes nobody. */
export async function measureRefusal({ arena }: LoadWorld): Promise<number> {
  const { child, origin } = await arena.start('feed-service/main', { ADMISSION_SCALE: '0' })
  const lanes = openLanes(origin)
  const request = `GET /feed HTTP/1.1\r\nHost: matjip\r\nAuthorization: ${arena.identities.bearerOf(arena.crowd.people[1]?.id ?? 0)}\r\n\r\n`
  const costs: number[] = []
  for (let round = -1; round < ROUNDS; round += 1) {
    const stop = startMeter({ process: clockOf(child.pid) })
    await inLanes(Array.from({ length: REQUESTS }), AT_ONCE, async () => {
      const { status } = await lanes.send(request)
      if (status !== REFUSED) throw new Error(`a process that takes nobody answered ${status}`)
    })
    // The first round warms up.
    if (round >= 0) costs.push(stop().process / REQUESTS)
  }
  lanes.close()
  await child.stop(STOP_MS)
  return medianOf(costs)
}
