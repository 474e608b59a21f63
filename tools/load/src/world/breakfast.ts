import { openLanes } from '../generator/lanes.ts'
import { inLanes } from '../arrivals.ts'
import type { LoadWorld } from './load-world.ts'

/** Requests under way at once: cold homes are built four at a time. */
const AT_ONCE = 8

/** Everybody has looked at their home today: what is measured then is a product in use, not its first minute. */
export async function haveBreakfast({ arena, processes }: LoadWorld): Promise<void> {
  const lanes = openLanes(processes.feeds.origin)
  await inLanes(arena.crowd.people, AT_ONCE, ({ id }) =>
    lanes.send(`GET /feed HTTP/1.1\r\nHost: matjip\r\nAuthorization: ${arena.identities.bearerOf(id)}\r\n\r\n`),
  )
  lanes.close()
}
