import { until } from '@matjip/stack'
import type { World } from '../world/open-world.ts'
import { waitingIn } from './check-queues.ts'
import { findingOf } from './finding.ts'
import type { Finding } from './finding.ts'

/** Messages a second that the slowest machine folds: the backlog's part of the time that draining may take. */
const SLOWEST = 200
/** Seconds to look at everything, and for processes that are starting. */
const GRACE_S = 10

/** I7: after the last fault the system drains within two visibility timeouts plus the backlog's own time. */
export async function waitUntilDrained(
  world: World,
  visibilitySeconds: number,
): Promise<{ seconds: number; finding: Finding }> {
  const began = performance.now()
  const backlog = await waitingIn(world)
  const limitS = 2 * visibilitySeconds + backlog / SLOWEST + GRACE_S
  const drained = await until('draining', limitS * 1_000, async () => (await waitingIn(world)) === 0).then(
    () => [],
    () => [`not within ${limitS.toFixed(0)} s of a backlog of ${backlog}`],
  )
  return { seconds: (performance.now() - began) / 1_000, finding: findingOf('drained too late', 1, drained) }
}
