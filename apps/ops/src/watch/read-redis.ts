import { createFamilyWalk, nodesOf } from '@matjip/redis-keys'
import type { Redis } from '@matjip/redis-keys'
import type { RedisSample } from './sample.ts'

/** Looks at Redis again and again, and each time a little further through its keys. @throws what Redis threw */
export function createRedisReader(redis: Redis): () => Promise<RedisSample> {
  const walk = createFamilyWalk(redis)
  return async () => {
    const infos = await Promise.all(nodesOf(redis).map((node) => node.info()))
    const sum = (field: string) => infos.reduce((all, info) => all + numberOf(info, field), 0)
    const [hits, misses] = [sum('keyspace_hits'), sum('keyspace_misses')]
    return {
      usedBytes: sum('used_memory'),
      maxBytes: sum('maxmemory'),
      commands: sum('instantaneous_ops_per_sec'),
      hitShare: hits + misses === 0 ? null : hits / (hits + misses),
      evicted: sum('evicted_keys'),
      ...(await walk.look()),
    }
  }
}

function numberOf(info: string, field: string): number {
  return Number(new RegExp(`^${field}:(\\d+)`, 'm').exec(info)?.[1] ?? 0)
}
