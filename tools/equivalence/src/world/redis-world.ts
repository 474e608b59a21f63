import { setTimeout as sleep } from 'node:timers/promises'
import { createSnapshots, startChaosStore, startTcpProxy } from '@matjip/chaos'
import type { Random } from '@matjip/chaos'
import { isCluster, keyFamilies, nodesOf, openRedis, redisReady, unlessRedisAway } from '@matjip/redis-keys'
import type { Redis } from '@matjip/redis-keys'
import { startRedisCluster } from '@matjip/stack'
import type { Run } from '@matjip/stack'

/** Redis with what may happen to it. */
export interface RedisWorld {
  url: string
  /** The checker's own connection. */
  redis: Redis
  /** All keys are gone. */
  flush(): Promise<void>
  /** Keeps what is there now, to fail over to later. */
  takeSnapshot(): Promise<void>
  /** Goes on as a replica that has missed everything since the snapshot; false where none was taken. */
  failOver(): Promise<boolean>
  /** Every connection of the product is cut. */
  cut(): void
  /** Nobody reaches it for so many milliseconds, and it forgets nothing; does nothing to a Cluster. */
  hide(ms: number): Promise<void>
  /** A share of the keys with a TTL vanishes, as under memory pressure. @returns how many */
  evict(random: Random, share: number): Promise<number>
  close(): Promise<void>
}

/** One node behind a proxy. */
export async function openSingleRedis(stateDir: string, run: Run): Promise<RedisWorld> {
  const proxy = await startTcpProxy()
  const server = await startChaosStore('redis', { stateDir, run }, proxy)
  const url = `redis://127.0.0.1:${proxy.port}`
  const redis = await redisReady(openRedis({ url }))
  if (isCluster(redis)) throw new Error('not a single node')
  const snapshots = createSnapshots(stateDir, redis)
  return {
    url,
    redis,
    flush: async () => void (await redis.flushall()),
    takeSnapshot: () => snapshots.take(),
    async failOver() {
      await server.kill('SIGKILL')
      const isThere = snapshots.restore()
      await server.start()
      await redisReady(redis)
      return isThere
    },
    cut: () => void proxy.cutAll(),
    async hide(ms) {
      const show = await server.hide()
      await sleep(ms)
      await show()
      await redisReady(redis)
    },
    // A Redis that is away has nothing to evict.
    evict: (random, share) => unlessRedisAway(() => evict(redis, random, share), 0),
    async close() {
      redis.disconnect()
      await server.stop()
      await proxy.close()
    },
  }
}

/** Masters of the Cluster: the fewest that agree on a failover. */
const NODES = 3
/** Milliseconds of silence after which the replica takes over. */
const NODE_TIMEOUT_MS = 1_000

/** Three masters, the first of which has a replica: a failover there is a real one, and may lose the last writes. */
export async function openClusterRedis(): Promise<RedisWorld> {
  const cluster = await startRedisCluster({ nodes: NODES, replicas: 1, nodeTimeoutMs: NODE_TIMEOUT_MS })
  const redis = await redisReady(openRedis({ url: cluster.redisUrl }))
  if (!isCluster(redis)) throw new Error('not a Cluster')
  const replica = () => redis.nodes('slave')[0]
  return {
    url: cluster.redisUrl,
    redis,
    flush: async () => void (await Promise.all(redis.nodes('master').map((node) => node.flushall()))),
    takeSnapshot: async () => {},
    async failOver() {
      // Takes over without asking its master first: what it has not heard yet is lost.
      await replica()?.cluster('FAILOVER', 'TAKEOVER')
      return true
    },
    cut: () => {},
    hide: async () => {},
    // A Redis that is away has nothing to evict.
    evict: (random, share) => unlessRedisAway(() => evict(redis, random, share), 0),
    async close() {
      redis.disconnect()
      await cluster.stop()
    },
  }
}

/** Written a moment ago by the person who reads, so the last that an LRU would take; a flush, which is a fault of its own, takes them too. */
const KEPT = ['relation intents', 'own writes']
const EVICTED = keyFamilies.filter(({ ttlS, name }) => ttlS !== null && !KEPT.includes(name))

async function evict(redis: Redis, random: Random, share: number): Promise<number> {
  let gone = 0
  for (const node of nodesOf(redis)) {
    const keys = (await node.keys('*')).filter((key) => EVICTED.some(({ matches }) => matches.test(key)))
    const chosen = keys.filter(() => random.chance(share))
    gone += chosen.length
    // One by one: a node of a Cluster takes keys of one slot only.
    await Promise.all(chosen.map((key) => node.unlink(key)))
  }
  return gone
}
