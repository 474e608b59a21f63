import { keyFamilies } from '@matjip/redis-keys'
import type { KeyFamily, Redis } from '@matjip/redis-keys'
import { everyKey } from '../keys/every-key.ts'
import type { RedisNode } from '../keys/every-key.ts'
import { familiesOf } from '../keys/scan-keys.ts'

/** What a family takes, by a sample of its keys. */
export interface FamilyMemory {
  name: string
  keys: number
  /** Mean entries (bytes of a string) and bytes of a key of the sample. */
  entries: number
  bytesPerKey: number
  /** What the family's model says of such keys; null where it has none in numbers. */
  plannedPerKey: number | null
}

/** Keys of a family that are measured: one tells as much as the next, and each costs a look at all of it. */
const SAMPLE = 300

/** How the entries of a key of a type are counted. */
const COUNT: Readonly<Record<KeyFamily['type'], string>> = {
  string: 'STRLEN',
  hash: 'HLEN',
  list: 'LLEN',
  set: 'SCARD',
  zset: 'ZCARD',
  stream: 'XLEN',
}

/** Counts the keys of each family and measures some, as Redis itself reckons them (up to 40 % low on small keys). */
export async function measureFamilies(redis: Redis): Promise<FamilyMemory[]> {
  const sums = new Map<string, { keys: number; measured: number; entries: number; bytes: number; planned: number }>()
  for await (const { node, keys } of everyKey(redis)) {
    const owned = keys.flatMap((key) => familiesOf(key).map((family) => ({ key, family })))
    const wanted = owned.filter(({ family }) => {
      const sum = sums.get(family.name) ?? { keys: 0, measured: 0, entries: 0, bytes: 0, planned: 0 }
      sums.set(family.name, sum)
      sum.keys += 1
      return sum.keys <= SAMPLE
    })
    for (const { family, entries, bytes } of await measure(node, wanted)) {
      const sum = sums.get(family.name)
      if (!sum) continue
      sum.measured += 1
      sum.entries += entries
      sum.bytes += bytes
      sum.planned += family.bytesOf?.(entries) ?? 0
    }
  }
  return keyFamilies.flatMap(({ name, bytesOf }): FamilyMemory[] => {
    const sum = sums.get(name)
    if (!sum || sum.measured === 0) return []
    const mean = (total: number) => Math.round(total / sum.measured)
    const plannedPerKey = bytesOf ? mean(sum.planned) : null
    return [{ name, keys: sum.keys, entries: mean(sum.entries), bytesPerKey: mean(sum.bytes), plannedPerKey }]
  })
}

async function measure(node: RedisNode, wanted: readonly { key: string; family: KeyFamily }[]) {
  const pipeline = node.pipeline()
  for (const { key, family } of wanted)
    pipeline.call('MEMORY', 'USAGE', key, 'SAMPLES', 0).call(COUNT[family.type], key)
  const replies = (await pipeline.exec()) ?? []
  return wanted.flatMap(({ family }, index) => {
    const bytes = Number(replies[2 * index]?.[1])
    // Gone meanwhile.
    if (!(bytes > 0)) return []
    return [{ family, bytes, entries: Number(replies[2 * index + 1]?.[1]) }]
  })
}
