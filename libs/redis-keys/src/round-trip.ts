import type { Cluster } from 'ioredis'
import { isKeyRead } from './key-reads.ts'
import { leaveTogether } from './leave-together.ts'
import { isCluster } from './open-redis.ts'
import type { Redis } from './open-redis.ts'
import { readInTurn } from './read-in-turn.ts'
import { createScript, runScript } from './script.ts'

/** Commands whose reply can be had as bytes too. */
type ReadName =
  'time' | 'get' | 'getrange' | 'hget' | 'hmget' | 'hgetall' | 'hlen' | 'hscan' | 'lindex' | 'lrange' | 'llen' | 'mget'

/**
 * A command that reads: nothing that changes a key goes together with others, except in a script. With the ending `Buffer` its
 * reply is bytes. Keys of one `mget` are in one slot.
 */
export type Read = readonly [name: ReadName | `${'get' | 'mget'}Buffer`, ...args: (string | number)[]]

/** Commands and what is made of their replies: what several parts of a request read can go in one round trip. */
export interface Reading<T> {
  commands: readonly Read[]
  take: (replies: unknown[]) => T
}

/**
 * Does several readings in one round trip, on one node together with those of other requests (`readInTurn`).
 * @throws the first error among the replies
 */
export async function readTogether<T extends unknown[]>(
  redis: Redis,
  readings: { [I in keyof T]: Reading<T[I]> },
): Promise<T> {
  const commands = readings.flatMap((reading: Reading<unknown>) => reading.commands)
  const keyReads = commands.flatMap((command) => (isKeyRead(command) ? [command] : []))
  const inTurn = !isCluster(redis) && keyReads.length === commands.length
  const replies = inTurn ? (await readInTurn(redis, keyReads)).replies : await roundTrip(redis, commands)
  let from = 0
  return readings.map(({ commands, take }) => take(replies.slice(from, (from += commands.length)))) as T
}

/**
 * Sends commands together and gives their replies in order. One round trip; on a Cluster one to each node that holds a
 * key, side by side, each command led on by itself where its slot has moved. (ioredis's own pipelines are refused there
 * when their keys are on several nodes, and give MOVED as the answer when several slots have moved.)
 *
 * `time` is the clock of the node that holds the first key: clocks of nodes differ, and what is cached there is dated by it.
 * @throws the first error among the replies
 */
export async function roundTrip(redis: Redis, commands: readonly Read[]): Promise<unknown[]> {
  if (commands.length === 0) return []
  // What the parts of a request, and other requests, read at this moment is one system call for each node.
  leaveTogether(redis)
  if (isCluster(redis)) return Promise.all(commands.map((one) => sendTo(redis, one, commands)))
  const pipeline = redis.pipeline()
  for (const [name, ...args] of commands)
    (pipeline as unknown as Record<Read[0], (...args: unknown[]) => void>)[name](...args)
  const results = (await pipeline.exec()) ?? []
  return results.map(([error, reply]) => {
    if (error) throw error
    return reply
  })
}

/** KEYS: any key of the node that is asked. */
const CLOCK = createScript(`return redis.call('TIME')`)

/** The clock of the node that holds a key, as the command TIME gives it. */
export async function nodeClock(redis: Redis, key: string): Promise<unknown> {
  return isCluster(redis) ? runScript(redis, CLOCK, [key], []) : redis.time()
}

async function sendTo(cluster: Cluster, [name, ...args]: Read, all: readonly Read[]): Promise<unknown> {
  // Its own method, not `call`: only so are replies shaped as on one node (`hgetall`), and bytes to be had.
  if (name !== 'time')
    return (cluster as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>)[name]?.(...args)
  const key = all.find((other) => other.length > 1)?.[1]
  return key === undefined ? cluster.time() : nodeClock(cluster, String(key))
}
