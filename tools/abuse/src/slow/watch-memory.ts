import { setTimeout as sleep } from 'node:timers/promises'

/** Milliseconds between two looks. What nobody reads is there for seconds. */
const EVERY_MS = 250

/** Bytes of resident memory that a process has at most in that time, as its metrics say. @throws Error where they do not */
export async function watchMemory(origin: URL, durationMs: number): Promise<number> {
  let most = 0
  const until = performance.now() + durationMs
  while (performance.now() < until) {
    const metrics = await (await fetch(new URL('/metrics', origin))).text()
    const bytes = Number(/^process_resident_memory_bytes (\S+)/m.exec(metrics)?.[1])
    if (Number.isNaN(bytes)) throw new Error(`${origin.host} does not say how much memory it has`)
    most = Math.max(most, bytes)
    await sleep(EVERY_MS)
  }
  return most
}
