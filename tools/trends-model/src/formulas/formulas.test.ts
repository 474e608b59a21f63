import { expect, test } from 'vitest'
import { DAY_MS, lunchOf } from '../world/clock.ts'
import type { World } from '../world/draw-world.ts'
import { mastodon } from './mastodon.ts'
import { misskey } from './misskey.ts'

const { from, to } = lunchOf(0)
/** Uses of a hashtag by so many authors at a moment. */
const uses = (tag: string, authors: number, at: number) =>
  Array.from({ length: authors }, (_, n) => ({ authorId: n + 1, at, hashtags: [tag] }))
const world = (...posts: World['posts'][]): World => ({ people: new Map(), weekday: 0, posts: posts.flat() })

test('Mastodon weighs accounts of today against those of the whole day before, and wants five', () => {
  const lists = world(uses('늘', 40, from - DAY_MS), uses('늘', 44, from), uses('새', 6, from), uses('작', 4, from))
  expect(mastodon.rank(lists, to)).toEqual(['새'])
})

test('Misskey ranks by users of the hour, averaged with the hour before', () => {
  const hour = to - 3_600_000
  const lists = world(
    uses('둘', 4, hour - 1),
    uses('둘', 8, hour + 1),
    uses('하나', 7, hour + 1),
    uses('먼저', 5, hour - 1),
  )
  expect(misskey.rank(lists, to - 1)).toEqual(['하나', '둘', '먼저'])
})
