import { setTimeout as sleep } from 'node:timers/promises'
import { until } from '@matjip/stack'
import type { World } from '../world/open-world.ts'

/** Milliseconds for everything on its way to arrive; two visibility timeouts and a busy machine. */
const REST_MS = 60_000
/** Looks at an empty way before it counts as rest: a message may be between a queue and a table. */
const QUIET_LOOKS = 3
/** Milliseconds between them; longer than a fold or a poll of the outbox. */
const LOOK_MS = 250
/** Milliseconds that a process may go on with what it has in memory (timelines.md, "hydration"). */
const MEMORY_MS = 3_000

/** Waits until nothing is on its way, and no process remembers what was. */
export async function rest(world: World): Promise<void> {
  let quiet = 0
  await until('rest', REST_MS, async () => {
    quiet = (await world.underWay()) === 0 ? quiet + 1 : 0
    if (quiet > 0) await sleep(LOOK_MS)
    return quiet >= QUIET_LOOKS
  })
  await sleep(MEMORY_MS)
  world.clicks.rest()
  world.events.rest()
}
