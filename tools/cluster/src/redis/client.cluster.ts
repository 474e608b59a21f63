import {
  createScript,
  isCluster,
  openRedis,
  pendingKey,
  redisReady,
  roundTrip,
  runScript,
  shardOf,
  watchEpoch,
} from '@matjip/redis-keys'
import type { Read, Redis } from '@matjip/redis-keys'
import { startRedisCluster, until } from '@matjip/stack'
import type { RedisCluster } from '@matjip/stack'
import { Redis as SingleNode } from 'ioredis'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'

/** Keys of all sixteen shards, which are spread over the three masters. */
const KEYS = Array.from({ length: 16 }, (_, shard) => pendingKey(shard))
const READS: Read[] = [['time'], ...KEYS.map((key) => ['hlen', key] as const)]
/** Adds one field a shard, as scripts do: twice is as once. */
const WRITE = createScript(`redis.call('HSET', KEYS[1], ARGV[1], '1') return redis.call('HLEN', KEYS[1])`)

let cluster: RedisCluster
let redis: Redis
beforeAll(async () => {
  cluster = await startRedisCluster({ nodes: 3, replicas: 1, nodeTimeoutMs: 2_000 })
  redis = await redisReady(openRedis({ url: cluster.redisUrl }))
})
afterAll(async () => {
  redis.disconnect()
  await cluster.stop()
})

/** A connection to one node of the Cluster alone. */
function nodeAt(index: number): SingleNode {
  const node = new SingleNode(cluster.nodes[index]?.port ?? 0, '127.0.0.1')
  onTestFinished(() => node.disconnect())
  return node
}

/** What a server counts of itself. */
async function stat(node: SingleNode, section: string, pattern: RegExp): Promise<number> {
  return Number(pattern.exec(await node.info(section))?.[1] ?? 0)
}

/** A key of the slots that a node serves as master. */
async function keyOn(node: SingleNode): Promise<string> {
  for (const key of KEYS)
    if (
      await node.exists(key).then(
        () => true,
        () => false,
      )
    )
      return key
  throw new Error('No shard is on this node')
}

/** Milliseconds in which a client is back whose connections all broke: it waits 50 for its next try, and connects. */
const BACK_MS = 3_000

test('a client all of whose connections broke is back at once, also where its epoch is watched', async () => {
  const own = await redisReady(openRedis({ url: cluster.redisUrl }))
  const epoch = watchEpoch(own)
  onTestFinished(() => {
    epoch.stop()
    own.disconnect()
  })
  for (let times = 0; times < 3; times++) {
    const gone = new Promise((resolve) => own.once('close', resolve))
    own.disconnect(true)
    await gone
    expect(epoch.all()).toBeNull()
    await redisReady(own, BACK_MS)
    await epoch.ask()
    expect(epoch.all()).not.toBeNull()
  }
})

test('reads of many shards are one packet to each master, and are answered in their order', async () => {
  for (const [index, key] of KEYS.entries())
    for (let field = 0; field < index; field += 1) await runScript(redis, WRITE, [key], [field])
  const masters = [nodeAt(0), nodeAt(1), nodeAt(2)]
  const readsOf = () => Promise.all(masters.map((node) => stat(node, 'stats', /total_reads_processed:(\d+)/)))
  const [before, , after] = [await readsOf(), await roundTrip(redis, READS), await readsOf()]
  const [time, ...lengths] = await roundTrip(redis, READS)
  expect(lengths).toEqual(KEYS.map((_, index) => index))
  expect(Number((time as string[])[0])).toBeCloseTo(Date.now() / 1000, -1)
  // Of each node's count one is our own asking; the rest, to spare, is gossip's and the first packet of a connection.
  for (const [index, count] of after.entries()) expect(count - (before[index] ?? 0)).toBeLessThanOrEqual(4)
})

test('a command whose answer was cut off is not sent again', async () => {
  const key = await keyOn(nodeAt(1))
  const command = redis.blpop(`{${key.slice(key.indexOf('{') + 1, key.indexOf('}'))}}:blocked`, 0)
  const failed = expect(command).rejects.toThrow('Connection is closed.')
  const node = nodeAt(1)
  const blocked = () => stat(node, 'clients', /blocked_clients:(\d+)/)
  await until('the command waiting', 5_000, async () => (await blocked()) === 1)
  await node.call('CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes')
  await failed
  await until('the master being connected again', 5_000, () =>
    redis.hlen(key).then(
      () => true,
      () => false,
    ),
  )
  expect(await stat(node, 'commandstats', /cmdstat_blpop:calls=(\d+)/)).toBeLessThanOrEqual(1)
  expect(await blocked()).toBe(0)
})

test('a slot on its way between two nodes is served by both', async () => {
  const [from, to, third] = [nodeAt(1), nodeAt(2), nodeAt(0)]
  const key = await keyOn(from)
  const slot = Number(await from.cluster('KEYSLOT', key))
  const [fromId, toId] = [String(await from.cluster('MYID')), String(await to.cluster('MYID'))]
  await to.call('CLUSTER', 'SETSLOT', slot, 'IMPORTING', fromId)
  await from.call('CLUSTER', 'SETSLOT', slot, 'MIGRATING', toId)
  const length = await redis.hlen(key)
  await from.call('MIGRATE', '127.0.0.1', cluster.nodes[2]?.port ?? 0, key, 0, 5_000)
  // The old master answers ASK now.
  expect(await redis.hlen(key)).toBe(length)
  expect(await runScript(redis, WRITE, [key], ['on its way'])).toBe(length + 1)
  for (const node of [to, from, third]) await node.call('CLUSTER', 'SETSLOT', slot, 'NODE', toId)
  expect(await redis.hlen(key)).toBe(length + 1)
})

test('slots that moved are found: reads of all of them at once, and scripts that the new master does not know', async () => {
  const other = await redisReady(openRedis({ url: cluster.redisUrl }))
  onTestFinished(() => other.disconnect())
  const key = await keyOn(nodeAt(0))
  const before = await roundTrip(other, READS.slice(1))
  await nodeAt(3).call('CLUSTER', 'FAILOVER')
  await until('the replica being master', 10_000, async () => (await nodeAt(3).role())[0] === 'master')
  await nodeAt(3).call('SCRIPT', 'FLUSH')
  expect(await roundTrip(other, READS.slice(1))).toEqual(before)
  const length = before[KEYS.indexOf(key)] as number
  expect(await runScript(redis, WRITE, [key], ['moved'])).toBe(length + 1)
})

test('a master that hangs: its calls fail in a second, those to others go on, and its replica takes over', async () => {
  // Since the test before, the fourth node is master and the first its replica.
  const [master, replica] = [nodeAt(3), nodeAt(0)]
  await until('the replica having its copy', 20_000, async () =>
    (await replica.info('replication')).includes('master_link_status:up'),
  )
  const key = await keyOn(master)
  const elsewhere = await keyOn(nodeAt(2))
  const { pid } = cluster.nodes[3]?.child ?? { pid: 0 }
  process.kill(pid, 'SIGSTOP')
  onTestFinished(() => void process.kill(pid, 'SIGCONT'))
  const stoppedAt = performance.now()
  await expect(redis.hlen(key)).rejects.toThrow()
  expect(performance.now() - stoppedAt).toBeLessThan(1_500)
  expect(await redis.hlen(elsewhere)).toBeGreaterThanOrEqual(0)
  await until('the replica serving', 20_000, () =>
    redis.hlen(key).then(
      () => true,
      () => false,
    ),
  )
})

test('where no node is there, commands fail at once', async () => {
  const gone = openRedis({ url: 'redis://127.0.0.1:1?cluster&seed=127.0.0.1:2' })
  onTestFinished(() => gone.disconnect())
  expect(isCluster(gone)).toBe(true)
  const askedAt = performance.now()
  await expect(gone.get('x')).rejects.toThrow()
  await expect(roundTrip(gone, [['time'], ['get', pendingKey(shardOf('like', 1))]])).rejects.toThrow()
  expect(performance.now() - askedAt).toBeLessThan(500)
})
