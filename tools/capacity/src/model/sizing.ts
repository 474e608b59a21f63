import { priceOf } from '../inputs/prices.ts'

/** A class of node that a store may have. */
export interface NodeClass {
  name: string
  vcpus: number
  memoryGb: number
  pricePerHour: number
}

const node = (name: string, vcpus: number, memoryGb: number, price: string): NodeClass => ({
  name,
  vcpus,
  memoryGb,
  pricePerHour: priceOf(price),
})

/** Classes of Postgres, one zone's price. */
export const postgresClasses: readonly NodeClass[] = [
  node('db.t4g.medium', 2, 4, 'rds.postgres.t4g.medium.hour'),
  node('db.r7g.large', 2, 16, 'rds.postgres.r7g.large.hour'),
  node('db.r7g.xlarge', 4, 32, 'rds.postgres.r7g.xlarge.hour'),
  node('db.r7g.2xlarge', 8, 64, 'rds.postgres.r7g.2xlarge.hour'),
  node('db.r7g.4xlarge', 16, 128, 'rds.postgres.r7g.4xlarge.hour'),
]

/** Classes of Valkey nodes; memory is what AWS lets be used of it. Commands run on one core of whatever class. */
export const redisClasses: readonly NodeClass[] = [
  node('cache.t4g.micro', 1, 0.5, 'elasticache.valkey.t4g.micro.hour'),
  node('cache.t4g.small', 1, 1.37, 'elasticache.valkey.t4g.small.hour'),
  node('cache.t4g.medium', 1, 3.09, 'elasticache.valkey.t4g.medium.hour'),
  node('cache.r7g.large', 1, 13.07, 'elasticache.valkey.r7g.large.hour'),
  node('cache.r7g.xlarge', 1, 26.32, 'elasticache.valkey.r7g.xlarge.hour'),
  node('cache.r7g.2xlarge', 1, 52.82, 'elasticache.valkey.r7g.2xlarge.hour'),
  node('cache.r7g.4xlarge', 1, 105.81, 'elasticache.valkey.r7g.4xlarge.hour'),
]

export interface Sized {
  of: NodeClass
  /** Primaries, each with its replica or standby. */
  shards: number
}

/** What a store needs: memory, and cores that are busy at the peak minute. */
export interface Needs {
  memoryGb: number
  cores: number
}

function shardsOf(of: NodeClass, { memoryGb, cores }: Needs, headroom: number): number {
  return Math.max(1, Math.ceil(memoryGb / (of.memoryGb * MEMORY_SHARE)), Math.ceil(cores / (of.vcpus * headroom)))
}

/** The cheapest Redis that holds so much: one node, or a Cluster of several. @param headroom share of a core that may be used */
export function sizedRedis(needs: Needs, headroom: number): Sized {
  const fits = redisClasses.map((of) => ({ of, shards: shardsOf(of, needs, headroom) }))
  const cost = ({ of, shards }: Sized) => of.pricePerHour * shards
  return fits.reduce((best, next) => (cost(next) < cost(best) ? next : best))
}

/** The smallest class of which so many primaries hold it. @throws Error where none does */
export function smallestRedis(needs: Needs, shards: number, headroom: number): NodeClass {
  const found = redisClasses.find((of) => shardsOf(of, needs, headroom) <= shards)
  if (!found) throw new Error(`no node is large enough for ${needs.memoryGb} GB on ${shards}`)
  return found
}

/** The smallest Postgres that holds so much; several of the largest where none does, which the code cannot do yet (see the sweep). */
export function sizedPostgres(needs: Needs, headroom: number): Sized {
  const fits = postgresClasses.map((of) => ({ of, shards: shardsOf(of, needs, headroom) }))
  return fits.find(({ shards }) => shards === 1) ?? (fits.at(-1) as Sized)
}

/** Of a node's memory: the rest is for replication, fragmentation and the minute in which nobody looks. */
const MEMORY_SHARE = 0.7
