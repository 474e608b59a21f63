/** Draws that are the same in every run with the same seed. */
export interface Random {
  /** 0 ≤ x < 1 */
  next(): number
  /** A whole number, 0 ≤ n < limit. */
  below(limit: number): number
  chance(probability: number): boolean
  /** @throws RangeError for an empty list */
  pick<T>(list: readonly T[]): T
  /** Some of a list, each at most once, in a drawn order. */
  sample<T>(list: readonly T[], count: number): T[]
}

const UINT32 = 2 ** 32

/** Mulberry32: 32 bits of state are plenty for some hundred thousand draws, and it is five lines. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let bits = Math.imul(state ^ (state >>> 15), state | 1)
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61)
    return ((bits ^ (bits >>> 14)) >>> 0) / UINT32
  }
  const below = (limit: number) => Math.floor(next() * limit)
  const pick = <T>(list: readonly T[]): T => {
    if (list.length === 0) throw new RangeError('nothing to pick from')
    return list[below(list.length)] as T
  }
  const sample = <T>(list: readonly T[], count: number): T[] => {
    const left = [...list]
    return Array.from({ length: Math.min(count, left.length) }, () => left.splice(below(left.length), 1)[0] as T)
  }
  return { next, below, chance: (probability) => next() < probability, pick, sample }
}

/** Weights of ranks 1, 2, 3 …: how fame, dishes and hashtags are spread in real life. */
export function zipfWeights(length: number, exponent = 1): number[] {
  return Array.from({ length }, (_, rank) => (rank + 1) ** -exponent)
}

/** Draws items in proportion to their weights. */
export function weighted<T>(items: readonly T[], weights: readonly number[], random: Random): () => T {
  let sum = 0
  const bounds = weights.map((weight) => (sum += weight))
  return () => {
    const at = random.next() * sum
    let low = 0
    let high = items.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if ((bounds[middle] ?? 0) > at) high = middle
      else low = middle + 1
    }
    return items[low] as T
  }
}
