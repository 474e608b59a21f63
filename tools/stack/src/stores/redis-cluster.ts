import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Child } from '../child.ts'
import { freePort } from '../free-port.ts'
import { claimRun } from '../run-file.ts'
import { stopStores } from '../stop-stores.ts'
import { temporaryStateDir } from '../temporary-state.ts'
import { until } from '../until.ts'
import { connectTo, formCluster } from './form-cluster.ts'
import { startRedisServer, THROW_AWAY_REDIS } from './redis-server.ts'

export interface RedisClusterOptions {
  /** Masters, over which the slots are spread evenly; a Cluster needs three to agree on a failover. */
  nodes?: number
  /** Replicas of the first master. */
  replicas?: number
  /** After how long of silence a node counts as dead, milliseconds. */
  nodeTimeoutMs?: number
}

/** A node of a Cluster, as it was started: a failover moves the roles. */
export interface ClusterNode {
  port: number
  busPort: number
  /** The place among the masters of the one that it is, or whose replica it is. */
  shard: number
  isReplica: boolean
  child: Child
}

export interface RedisCluster {
  /** For openRedis(): names every node, so that any of them may be down when a process starts. */
  redisUrl: string
  nodes: readonly ClusterNode[]
  /** Stops all nodes; leaves no process and no folder behind. */
  stop(): Promise<void>
}

/** Redis's own default: on a busy machine nothing is taken for dead that is only slow. */
const NODE_TIMEOUT_MS = 15_000
/** Longest wait for the nodes to know each other (ms); it takes about one and a half seconds. */
const FORM_MS = 30_000

/** Starts a Redis Cluster on free loopback ports that keeps nothing on disk, and resolves when every node serves. */
export async function startRedisCluster(options: RedisClusterOptions = {}): Promise<RedisCluster> {
  const { nodes: masters = 3, replicas = 0, nodeTimeoutMs = NODE_TIMEOUT_MS } = options
  const stateDir = await temporaryStateDir()
  const run = await claimRun(stateDir)
  const place = { stateDir, logDir: join(stateDir, 'logs'), run }
  const start = async (_: unknown, index: number): Promise<ClusterNode> => {
    const [port, busPort] = [await freePort(), await freePort()]
    const child = await startRedisServer(place, `redis-${index}`, port, {
      ...THROW_AWAY_REDIS,
      'cluster-enabled': 'yes',
      'cluster-port': busPort,
      'cluster-announce-ip': '127.0.0.1',
      'cluster-config-file': 'nodes.conf',
      'cluster-node-timeout': nodeTimeoutMs,
      // Copies begin at once: nobody else is about to ask for one.
      'repl-diskless-sync-delay': 0,
      // A replica that was cut off for a moment may still take over.
      'cluster-replica-validity-factor': 0,
    })
    return { port, busPort, shard: index < masters ? index : 0, isReplica: index >= masters, child }
  }
  const outcomes = await Promise.allSettled(Array.from({ length: masters + replicas }, start))
  const nodes = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []))
  const stop = async () => {
    await stopStores(nodes.map(({ child }) => child))
    run.release()
    rmSync(stateDir, { recursive: true, force: true })
  }
  try {
    const failure = outcomes.find((outcome) => outcome.status === 'rejected')
    if (failure) throw failure.reason
    const clients = nodes.map(({ port }) => connectTo(port))
    await formCluster(nodes, clients, (what, isSo) => until(what, FORM_MS, isSo)).finally(() => {
      for (const client of clients) client.disconnect()
    })
  } catch (error) {
    await stop()
    throw error
  }
  const [first, ...others] = nodes.map(({ port }) => `127.0.0.1:${port}`)
  return { redisUrl: `redis://${first}?cluster${others.map((seed) => `&seed=${seed}`).join('')}`, nodes, stop }
}
