import { existsSync } from 'node:fs'
import { Cluster, Redis } from 'ioredis'
import { expect, test } from 'vitest'
import { startRedisCluster } from './stores/redis-cluster.ts'

test('three nodes share the slots, serve them to any client, and leave nothing behind', async () => {
  const cluster = await startRedisCluster({ nodes: 3 })
  const [first] = cluster.nodes
  const node = new Redis(first?.port ?? 0, '127.0.0.1')
  const slots = (await node.cluster('SLOTS')) as [from: number, to: number, ...unknown[]][]
  expect(slots.map(([from, to]) => [from, to]).sort(([a = 0], [b = 0]) => a - b)).toEqual([
    [0, 5_460],
    [5_461, 10_922],
    [10_923, 16_383],
  ])
  const folder = ((await node.config('GET', 'dir')) as string[])[1] ?? ''
  node.disconnect()
  const redis = new Cluster(cluster.nodes.map(({ port }) => ({ host: '127.0.0.1', port })))
  const words = ['국밥', '냉면', '칼국수', '떡볶이', '김밥', '만두']
  await Promise.all(words.map((word) => redis.set(word, word)))
  expect(await Promise.all(words.map((word) => redis.get(word)))).toEqual(words)
  redis.disconnect()
  expect(existsSync(folder)).toBe(true)
  await cluster.stop()
  expect(existsSync(folder)).toBe(false)
  for (const { child } of cluster.nodes) expect(() => process.kill(child.pid, 0)).toThrow('ESRCH')
})
