import { setTimeout as sleep } from 'node:timers/promises'

/** Between two looks, milliseconds. */
const PAUSE_MS = 50

/** Looks until what is seen is right. @throws Error with the last thing seen, after `timeoutMs` */
export async function until<T>(
  what: string,
  look: () => Promise<T>,
  isRight: (seen: T) => boolean,
  timeoutMs = 10_000,
): Promise<T> {
  const deadline = Date.now() + timeoutMs
  for (;;) {
    const seen = await look()
    if (isRight(seen)) return seen
    if (Date.now() > deadline)
      throw new Error(`${what}: not within ${timeoutMs} ms; last seen: ${JSON.stringify(seen)}`)
    await sleep(PAUSE_MS)
  }
}
