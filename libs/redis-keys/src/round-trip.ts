import type { Cluster } from 'ioredis'
import { isCluster } from './open-redis.ts'
import type { Redis } from './open-redis.ts'
import { createScript, runScript } from './script.ts'

/** A command that reads: nothing that changes a key goes together with others, except in a script. */
export type Read = readonly [
  name: 'time' | 'get' | 'hget' | 'hmget' | 'hlen' | 'hscan' | 'lindex',
  ...args: (string | number)[],
]

/**
 * Sends commands together and gives their replies in order. One round trip; on a Cluster one to each node that holds a
 * key, side by side, each command led on by itself where its slot has moved. (ioredis's own pipelines are refused there
 * when their keys are on several nodes, and give MOVED as the answer when several slots have moved.)
 *
 * `time` is the clock of the node that holds the first key: clocks of nodes differ, and what is cached there is dated by it.
 * @throws the first error among the replies
 */
export async function roundTrip(redis: Redis, commands: readonly Read[]): Promise<unknown[]> {
  if (isCluster(redis)) return inOneWrite(redis, () => Promise.all(commands.map((one) => sendTo(redis, one, commands))))
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
  if (name !== 'time') return cluster.call(name, ...args)
  const key = all.find((other) => other.length > 1)?.[1]
  return key === undefined ? cluster.time() : nodeClock(cluster, String(key))
}

/** What `send` sends to a node leaves in one packet: 41 system calls become one or two for each node. */
function inOneWrite<T>(cluster: Cluster, send: () => T): T {
  // A node that was never connected has no stream yet, whatever its type says.
  const streams = cluster.nodes('master').flatMap(({ stream }) => (stream as typeof stream | undefined) ?? [])
  for (const stream of streams) stream.cork()
  try {
    return send()
  } finally {
    for (const stream of streams) stream.uncork()
  }
}
