import { keyFamilies } from '../families.ts'
import type { KeyFamily } from '../families.ts'
import type { RedisNode } from '../open-redis.ts'

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

export interface Sampling {
  /** Keys of a family that are measured: one tells as much as the next. */
  keys: number
  /** Entries of a key that Redis weighs; 0: all of them, however many. */
  entries: number
}

/** How the entries of a key of a type are counted. */
const COUNT: Readonly<Record<KeyFamily['type'], string>> = {
  string: 'STRLEN',
  hash: 'HLEN',
  list: 'LLEN',
  set: 'SCARD',
  zset: 'ZCARD',
  stream: 'XLEN',
}

/** The families that own a key: one, unless something is wrong. */
export function familiesOf(key: string): KeyFamily[] {
  return keyFamilies.filter(({ matches }) => matches.test(key))
}

/** Counts keys by family and measures some of each, as Redis itself reckons them (up to 40 % low on small keys). */
export function createFamilyTally(sampling: Sampling) {
  const sums = new Map<string, { keys: number; measured: number; entries: number; bytes: number; planned: number }>()
  return {
    /** @param node the one that holds the keys */
    async add(node: RedisNode, keys: readonly string[]): Promise<void> {
      const owned = keys.flatMap((key) => familiesOf(key).map((family) => ({ key, family })))
      const wanted = owned.filter(({ family }) => {
        const sum = sums.get(family.name) ?? { keys: 0, measured: 0, entries: 0, bytes: 0, planned: 0 }
        sums.set(family.name, sum)
        sum.keys += 1
        return sum.keys <= sampling.keys
      })
      for (const { family, entries, bytes } of await measure(node, wanted, sampling.entries)) {
        const sum = sums.get(family.name)
        if (!sum) continue
        sum.measured += 1
        sum.entries += entries
        sum.bytes += bytes
        sum.planned += family.bytesOf?.(entries) ?? 0
      }
    },
    /** In the order of the table, families without keys left out. @param scale how many keys each one counted stands for */
    report(scale = 1): FamilyMemory[] {
      return keyFamilies.flatMap(({ name, bytesOf }): FamilyMemory[] => {
        const sum = sums.get(name)
        if (!sum || sum.measured === 0) return []
        const mean = (total: number) => Math.round(total / sum.measured)
        const plannedPerKey = bytesOf ? mean(sum.planned) : null
        const keys = Math.round(sum.keys * scale)
        return [{ name, keys, entries: mean(sum.entries), bytesPerKey: mean(sum.bytes), plannedPerKey }]
      })
    },
  }
}

async function measure(node: RedisNode, wanted: readonly { key: string; family: KeyFamily }[], samples: number) {
  const pipeline = node.pipeline()
  for (const { key, family } of wanted)
    pipeline.call('MEMORY', 'USAGE', key, 'SAMPLES', samples).call(COUNT[family.type], key)
  const replies = (await pipeline.exec()) ?? []
  return wanted.flatMap(({ family }, index) => {
    const bytes = Number(replies[2 * index]?.[1])
    // Gone meanwhile.
    if (!(bytes > 0)) return []
    return [{ family, bytes, entries: Number(replies[2 * index + 1]?.[1]) }]
  })
}
