import { nodesOf, pendingKey } from '@matjip/redis-keys'
import type { Redis } from '@matjip/redis-keys'

/** Keys that a step of a scan looks at: some milliseconds of Redis. */
const SCAN_COUNT = 1_000

/** Gives the keys of a pattern, a part at a time, node by node; a key that is there all along comes at least once. */
export async function* scanKeys(redis: Redis, pattern: string): AsyncGenerator<string[]> {
  for (const node of nodesOf(redis)) {
    let cursor = '0'
    do {
      const [next, keys] = await node.scan(cursor, 'MATCH', pattern, 'COUNT', SCAN_COUNT)
      yield keys
      cursor = next
    } while (cursor !== '0')
  }
}

/** Hashes, in the order of their keys. */
export function readHashes(redis: Redis, keys: readonly string[]): Promise<Record<string, string>[]> {
  return Promise.all(keys.map((key) => redis.hgetall(key)))
}

/** The pending hashes of all shards. */
export function readPendingHashes(redis: Redis, shards: number): Promise<Record<string, string>[]> {
  return readHashes(
    redis,
    Array.from({ length: shards }, (_, shard) => pendingKey(shard)),
  )
}

/** Runs a transaction and gives its replies in order. @throws the first error among them */
export async function repliesOf(transaction: {
  exec(): Promise<[error: Error | null, result: unknown][] | null>
}): Promise<unknown[]> {
  const results = (await transaction.exec()) ?? []
  return results.map(([error, reply]) => {
    if (error) throw error
    return reply
  })
}
