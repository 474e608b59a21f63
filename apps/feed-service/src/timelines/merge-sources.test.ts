import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mergeSources } from './merge-sources.ts'
import { snapshotOf, sourceOf, windowOf } from './window-source.ts'

const ids = fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 40 }).map((all) => all.sort((a, b) => b - a))
const leg = fc.record({ ids, cap: fc.integer({ min: 1, max: 50 }) })

test('legs of which each is known down to somewhere are, together, exactly their union down to the bound', () => {
  fc.assert(
    fc.property(
      fc.array(leg, { maxLength: 5 }),
      fc.integer({ min: 1, max: 70 }),
      fc.integer({ min: 1, max: 20 }),
      (legs, before, limit) => {
        const sources = legs.map((one) => {
          const snapshot = snapshotOf(one.ids.slice(0, one.cap), one.cap)
          return sourceOf(windowOf(snapshot, before, limit), limit)
        })
        const { entries, bound } = mergeSources(sources)
        const union = [...new Set(legs.flatMap((one) => one.ids))].filter((id) => id < before && id >= bound)
        expect(entries.map(({ postId }) => postId)).toEqual(union.sort((a, b) => b - a))
        // Where a leg goes on, there is a page; where there is none, nothing is left above the bound.
        if (sources.some(({ postIds }) => postIds.length === limit)) expect(entries.length > 0 || bound > 0).toBe(true)
      },
    ),
  )
})

test('a post that several hashtags bring is there once, with all of them', () => {
  const sources = [
    { postIds: [3, 1], bound: 0, hashtag: '국밥' },
    { postIds: [3, 2], bound: 0 },
    { postIds: [3], bound: 0, hashtag: '점심' },
  ]
  expect(mergeSources(sources).entries).toEqual([
    { postId: 3, hashtags: ['국밥', '점심'] },
    { postId: 2, hashtags: [] },
    { postId: 1, hashtags: ['국밥'] },
  ])
})
