import { until } from '@matjip/stack'
import type { World } from '../world/open-world.ts'
import { waitingIn } from './check-queues.ts'
import { followsBetween } from './follows-between.ts'

/**
 * Milliseconds in which the last follow between two of whom one blocks the other ends, also where the process died before it
 * queued that: counter-batch leaves a block alone for a minute by Postgres' clock, which an API's may be ahead of, looks every
 * 2 s, and then a fold must come. Usually nothing is left to wait for.
 */
const LIMIT_MS = 100_000

/** Waits until blocks have ended the follows that they met, and nothing is on its way again. What is left then, the checks tell. */
export async function waitUntilEnded(world: World): Promise<void> {
  const isOver = async () =>
    (await followsBetween(world.database.pool)).every(({ isLeft }) => !isLeft) && (await waitingIn(world)) === 0
  await until('ends of follows', LIMIT_MS, isOver).catch(() => {})
}
