import { nodesOf } from '../open-redis.ts'
import type { Redis, RedisNode } from '../open-redis.ts'

/** Keys that one step of a scan asks for: Redis answers others between two steps. */
const STEP = 500

/** All keys, some hundred at a time with the node that holds them; a live Redis goes on meanwhile, so one may come twice. */
export async function* everyKey(redis: Redis): AsyncGenerator<{ node: RedisNode; keys: string[] }, undefined> {
  for (const node of nodesOf(redis)) {
    let cursor = '0'
    do {
      const [next, keys] = await node.scan(cursor, 'COUNT', STEP)
      cursor = next
      if (keys.length > 0) yield { node, keys }
    } while (cursor !== '0')
  }
}
