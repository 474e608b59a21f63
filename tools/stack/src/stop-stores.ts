import type { Child } from './child.ts'

/** Time for a store to end by itself (ms): Postgres writes a checkpoint, Redis flushes its file. */
const GRACE_MS = 15_000

/** Stops stores at once: nothing uses them any more. */
export async function stopStores(stores: readonly Child[]): Promise<void> {
  await Promise.all(stores.map((store) => store.stop(GRACE_MS)))
}
