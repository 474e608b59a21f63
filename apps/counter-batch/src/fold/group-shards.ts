/**
 * Shards that have something pending, those together that fill about one batch: what a fold costs besides its rows (statements,
 * commits, deletes of less than ten messages, round trips) is then shared by a thousand operations and not by a shard's few.
 * @param pending operations of each shard
 * @param batch operations of a group at which it takes no other shard
 */
export function groupShards(pending: readonly number[], batch: number): number[][] {
  const groups: number[][] = []
  let room = 0
  pending.forEach((length, shard) => {
    if (length === 0) return
    if (room <= 0) {
      groups.push([])
      room = batch
    }
    groups.at(-1)?.push(shard)
    room -= length
  })
  return groups
}
