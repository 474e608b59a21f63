import type { LogPosition } from './log-position.ts'

/**
 * Reads where the primary is, once for many: a reading answers everybody who asked before it began. Who asks while one is under
 * way waits for the next, because it may have been too early to count what they must see.
 */
export function createFence(read: () => Promise<LogPosition>): () => Promise<LogPosition> {
  let next: Promise<LogPosition> | undefined
  let current: Promise<unknown> = Promise.resolve()
  const begin = () => {
    next = undefined
    const reading = read()
    current = reading.catch(() => undefined)
    return reading
  }
  // Nobody joins after it has begun: what is due next is handed on in the very moment in which it begins.
  return () => (next ??= current.then(begin))
}
