import type { Duplex } from 'node:stream'
import { nodesOf } from './open-redis.ts'
import type { Redis } from './open-redis.ts'

/**
 * Commands that are sent from now on until the running turn of the event loop ends leave in one packet a node. Ten requests
 * that go on at the same moment then cost one system call, and the server one wake-up, instead of ten.
 */
export function leaveTogether(redis: Redis): void {
  for (const { stream } of nodesOf(redis)) {
    // A node that was never connected has none, whatever its type says.
    const waiting = stream as Duplex | undefined
    if (!waiting || waiting.writableCorked > 0) continue
    waiting.cork()
    process.nextTick(() => waiting.uncork())
  }
}
