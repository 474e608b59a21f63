import fc from 'fast-check'
import { expect, test } from 'vitest'
import { groupShards } from './group-shards.ts'

test('every shard with something pending is in one group, and only the last of a group makes it full', () => {
  const lengths = fc.array(fc.oneof(fc.constant(0), fc.nat(3_000)), { maxLength: 20 })
  fc.assert(
    fc.property(lengths, fc.integer({ min: 1, max: 2_000 }), (pending, batch) => {
      const groups = groupShards(pending, batch)
      expect(groups.flat()).toEqual([...pending.keys()].filter((shard) => pending[shard]))
      for (const group of groups) {
        const before = group.slice(0, -1).reduce((sum, shard) => sum + (pending[shard] ?? 0), 0)
        expect(before).toBeLessThan(batch)
      }
      for (const group of groups.slice(0, -1))
        expect(group.reduce((sum, shard) => sum + (pending[shard] ?? 0), 0)).toBeGreaterThanOrEqual(batch)
    }),
  )
})
