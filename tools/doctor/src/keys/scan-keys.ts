import { everyKey, familiesOf, keyFamilies } from '@matjip/redis-keys'
import type { KeyFamily, Redis, RedisNode } from '@matjip/redis-keys'

/** A key that is not as its family is, or has none. */
export interface OddKey {
  key: string
  fault: string
}

export interface KeyScan {
  /** Keys that were looked at. */
  keys: number
  /** How many keys each family has, in the order of the table. */
  families: { name: string; keys: number }[]
  odd: OddKey[]
}

/** What Redis says of a key that went away since it was listed. */
const GONE = -2
const FOREVER = -1

/** Looks at every key of a live Redis: each must be of exactly one family, of its type, and have a TTL where its family has one. */
export async function scanKeys(redis: Redis): Promise<KeyScan> {
  const counts = new Map<string, number>()
  const odd: OddKey[] = []
  const seen = new Set<string>()
  for await (const { node, keys } of everyKey(redis)) {
    const fresh = keys.filter((key) => !seen.has(key))
    for (const key of fresh) seen.add(key)
    const facts = await factsOf(node, fresh)
    fresh.forEach((key, index) => {
      const { type, ttlS } = facts[index] ?? { type: 'none', ttlS: GONE }
      if (ttlS === GONE) return void seen.delete(key)
      const owners = familiesOf(key)
      for (const { name } of owners) counts.set(name, (counts.get(name) ?? 0) + 1)
      const fault = faultOf(owners, type, ttlS)
      if (fault !== undefined) odd.push({ key, fault })
    })
  }
  return {
    keys: seen.size,
    families: keyFamilies.map(({ name }) => ({ name, keys: counts.get(name) ?? 0 })),
    odd,
  }
}

function faultOf(owners: readonly KeyFamily[], type: string, ttlS: number): string | undefined {
  const [family] = owners
  if (!family) return 'no family owns it'
  if (owners.length > 1) return `of several families: ${owners.map(({ name }) => name).join(', ')}`
  if (type !== family.type) return `a ${type}; ${family.name} is a ${family.type}`
  if (family.ttlS === null) return ttlS === FOREVER ? undefined : `has a TTL of ${ttlS} s; ${family.name} has none`
  if (ttlS === FOREVER) return `has no TTL; ${family.name} has ${family.ttlS} s`
  return ttlS > family.ttlS ? `has a TTL of ${ttlS} s; ${family.name} has ${family.ttlS} s at most` : undefined
}

async function factsOf(node: RedisNode, keys: readonly string[]): Promise<{ type: string; ttlS: number }[]> {
  const pipeline = node.pipeline()
  for (const key of keys) pipeline.type(key).ttl(key)
  const replies = (await pipeline.exec()) ?? []
  return keys.map((_, index) => ({
    type: String(replies[2 * index]?.[1]),
    ttlS: Number(replies[2 * index + 1]?.[1]),
  }))
}
