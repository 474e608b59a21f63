import { HEADROOM } from '../inputs/measured.ts'
import type { Plan } from './plan.ts'
import { smallestRedis } from './sizing.ts'
import type { NodeClass } from './sizing.ts'

/** Nodes of an installation that spreads Redis over so many primaries, for availability more than for size. */
export function smallestNodes(
  { redis, postgres }: Plan,
  redisPrimaries: number,
): Record<'redis' | 'postgres', NodeClass> {
  const needs = { memoryGb: redis.bytes / 1e9, cores: redis.coresAtPeak }
  return { redis: smallestRedis(needs, redisPrimaries, HEADROOM), postgres: postgres.sized.of }
}
