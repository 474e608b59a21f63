import { snowflakeAt } from '@matjip/contracts'

/** Places that one millisecond has for ids (5 bits of worker, 7 of sequence). */
const IDS_PER_MS = 4096

/**
 * Ids for things that happened in the past. Two of one millisecond get neighbours.
 * @param worker 0–31: demo and real content use different ones, so both can be in one database
 */
export function createSeedIds(worker: number): (at: number) => number {
  const used = new Set<number>()
  return (at) => {
    let id = snowflakeAt(at, worker * 128)
    while (used.has(id)) id += IDS_PER_MS
    used.add(id)
    return id
  }
}
