/** Ids in ascending order: 8 bytes each in Redis and in memory, and as quickly found as in a set of this size. */
export type IdSet = Float64Array

export function idSet(ids: Iterable<number>): IdSet {
  return Float64Array.from(ids).sort()
}

export function has(ids: IdSet, id: number): boolean {
  let from = 0
  let to = ids.length
  while (from < to) {
    const middle = (from + to) >>> 1
    const found = ids[middle]!
    if (found === id) return true
    if (found < id) from = middle + 1
    else to = middle
  }
  return false
}
