/**
 * `npm run bench:redis-cluster`: what each call of the relation pipeline costs on one Redis and on a Cluster of three
 * masters, one call at a time, both on this machine. The last line is the claim: a page's reads cost the client at most
 * `CLAIM` times as much on the Cluster.
 */
import {
  applyEntries,
  claimPending,
  countPending,
  openRedis,
  readKnownCounts,
  readPairs,
  redisReady,
  setIntent,
  shardOf,
} from '@matjip/redis-keys'
import type { PendingEntry, Redis } from '@matjip/redis-keys'
import { startRedisCluster, startStores, THROW_AWAY_REDIS } from '@matjip/stack'
import { align, medianOf, quantileOf } from './table.ts'

/** Calls measured, in rounds that take turns so that a disturbance meets both; the first round warms up. */
const ROUNDS = 9
const CALLS = 300
/** How many times as dear the reads of a page may be. */
const CLAIM = 2

const targetIds = Array.from({ length: 20 }, (_, index) => 8_261_936_242_688 + index * 4_099)
const pairs = targetIds.flatMap((targetId) => [
  { kind: 'like' as const, targetId },
  { kind: 'follow' as const, targetId },
])
const operation = (actorId: number, targetId: number, version: number) => ({
  v: 1 as const,
  kind: 'like' as const,
  actorId,
  actorHandle: `u${actorId}`,
  actorName: `손님 ${actorId}`,
  targetId,
  active: true,
  version,
  opId: `op-${actorId}-${version}`,
})
/** What a consumer applies at once: fifty clicks of one shard. */
const [hot = 0] = targetIds
const entries: PendingEntry[] = Array.from({ length: 50 }, (_, index) => ({
  messageId: `m-${index}`,
  receiptHandle: `r-${index}`,
  receiveCount: 1,
  operation: operation(index + 1, hot, Date.now() * 1000),
}))

const calls: readonly [string, (redis: Redis, turn: number) => Promise<unknown>][] = [
  ['one key (HGETALL)', (redis) => redis.hgetall('rel:intent:{1}')],
  ['viewer state of 20 posts and authors: 81 commands', (redis) => readPairs(redis, 1, pairs)],
  ['counts of 20 posts: 41 commands', (redis) => readKnownCounts(redis, 'like', targetIds)],
  ['pending of 16 shards: 16 commands', (redis) => countPending(redis)],
  ['intent: one script', (redis, turn) => setIntent(redis, operation(1, hot, 1_000_000 + turn))],
  ['apply 50 clicks: one script', (redis) => applyEntries(redis, shardOf('like', hot), entries)],
  ['claim: clock and scan', (redis) => claimPending(redis, shardOf('like', hot), 50)],
]

const [stores, cluster] = await Promise.all([
  startStores({ only: ['redis'], redisSettings: THROW_AWAY_REDIS }),
  startRedisCluster(),
])
const clients = await Promise.all([stores.redisUrl, cluster.redisUrl].map((url) => redisReady(openRedis({ url }))))

const rows = [['call', 'one node: µs', 'p99', 'client CPU µs', 'Cluster: µs', 'p99', 'client CPU µs', 'CPU ×']]
let worst = 0
for (const [name, call] of calls) {
  const measured = clients.map(() => ({ latencies: [] as number[], cpu: [] as number[] }))
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [index, client] of clients.entries()) {
      const cpuBefore = process.cpuUsage()
      const latencies: number[] = []
      for (let turn = 0; turn < CALLS; turn += 1) {
        const askedAt = performance.now()
        await call(client, round * CALLS + turn)
        latencies.push((performance.now() - askedAt) * 1000)
      }
      const { user, system } = process.cpuUsage(cpuBefore)
      if (round === 0) continue
      measured[index]?.latencies.push(...latencies)
      measured[index]?.cpu.push((user + system) / CALLS)
    }
  }
  const [single, whole] = measured.map(({ latencies, cpu }) => ({
    p50: medianOf(latencies),
    p99: quantileOf(latencies, 0.99),
    cpu: medianOf(cpu),
  }))
  if (!single || !whole) throw new Error('Nothing was measured')
  const times = whole.cpu / single.cpu
  if (name.includes('of 20 posts')) worst = Math.max(worst, times)
  const figures = [single.p50, single.p99, single.cpu, whole.p50, whole.p99, whole.cpu]
  rows.push([name, ...figures.map((figure) => figure.toFixed(0)), times.toFixed(2)])
}
console.log(align(rows))
for (const client of clients) client.disconnect()
await Promise.all([stores.stop(), cluster.stop()])
const holds = worst <= CLAIM
console.log(
  `the reads of a page cost the client ${worst.toFixed(2)} times as much CPU on a Cluster (${holds ? 'at most' : 'MORE than'} ${CLAIM})`,
)
process.exitCode = holds ? 0 : 1
