import fc from 'fast-check'
import { expect, test } from 'vitest'
import { scoreHashtags } from './score.ts'
import { HALF_LIFE_MS, weighUses } from './weigh-uses.ts'

const NOW = Date.parse('2026-11-26T13:00:00+09:00')
const uses = (hashtag: string, authors: number, at = NOW, weight = 1) =>
  Array.from({ length: authors }, (_, n) => ({ hashtag, authorId: n + 1, at, weight }))
const day = (...given: ReturnType<typeof uses>[]) => weighUses(given.flat(), null)

test('an author counts once for a hashtag, by the newest use, and half of it after the half-life', () => {
  const { byTag, people, total } = weighUses(
    [...uses('국밥', 2, NOW - HALF_LIFE_MS), ...uses('국밥', 1, NOW), ...uses('국밥', 1, NOW - 1)],
    NOW,
  )
  expect([byTag.get('국밥'), people.get('국밥'), total]).toEqual([1.5, 2, 1.5])
})

test('untrusted people are not there', () => {
  expect(weighUses(uses('광고', 300, NOW, 0), NOW)).toEqual({ total: 0, byTag: new Map(), people: new Map() })
})

test('what stands above its earlier days comes first, however much the usual is used', () => {
  const earlier = Array.from({ length: 7 }, () => day(uses('맛집', 100), uses('마라탕', 4)))
  const today = day(uses('맛집', 102), uses('마라탕', 40), uses('새것', 12), uses('둘', 2))
  expect(scoreHashtags(today, earlier).map(({ hashtag }) => hashtag)).toEqual(['마라탕', '새것'])
})

test('a day with twice as many people is no rise of everything', () => {
  const earlier = Array.from({ length: 7 }, () => day(uses('맛집', 100), uses('국밥', 20)))
  expect(scoreHashtags(day(uses('맛집', 200), uses('국밥', 40)), earlier)).toEqual([])
})

test('what is used as usual is no trend at any moment of its meal, however its weights are rounded', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4 * 3_600_000 }), fc.integer({ min: 3, max: 40 }), (ago, authors) => {
      const earlier = Array.from({ length: 7 }, () => day(uses('맛집', authors)))
      const today = Array.from({ length: authors }, (_, n) => uses('맛집', n + 1, NOW - ago + n).slice(n))
      expect(scoreHashtags(weighUses(today.flat(), NOW), earlier)).toEqual([])
    }),
  )
})

test('what comes every week on its day is less news than what never came', () => {
  const earlier = Array.from({ length: 7 }, (_, n) => day(uses('맛집', 100), uses('불금', n === 6 ? 40 : 0)))
  const ranked = scoreHashtags(day(uses('맛집', 100), uses('불금', 40), uses('새것', 20)), earlier)
  expect(ranked.map(({ hashtag }) => hashtag)).toEqual(['새것', '불금'])
})

test('more authors never rank a hashtag lower', () => {
  fc.assert(
    fc.property(fc.integer({ min: 3, max: 60 }), fc.integer({ min: 0, max: 30 }), (authors, usual) => {
      const earlier = Array.from({ length: 7 }, () => day(uses('맛집', 100), uses('국밥', usual)))
      const scoreOf = (count: number) =>
        scoreHashtags(day(uses('맛집', 100), uses('국밥', count)), earlier).find((one) => one.hashtag === '국밥')
          ?.score ?? 0
      expect(scoreOf(authors + 1)).toBeGreaterThanOrEqual(scoreOf(authors))
    }),
  )
})
