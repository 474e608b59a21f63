import { client } from '../api/client.ts'
import { awaitedOperations, hearOf } from './clicks.ts'

/** The stream tells within a second or two: whoever has heard nothing for so long (ms) asks. */
const ASK_EVERY_MS = 5_000

/** Asks once what became of every click that waits. */
export async function askForAwaited(): Promise<void> {
  await Promise.allSettled(
    awaitedOperations().map(async (operationId) =>
      hearOf(await client.GET('/relations/operations/{operationId}', { params: { path: { operationId } } })),
    ),
  )
}

/** Asks from time to time while something waits, so that no click hangs where the stream is away. */
export function watchAwaited(): void {
  setInterval(() => {
    if (awaitedOperations().length > 0) void askForAwaited()
  }, ASK_EVERY_MS)
}
