import { expect, test } from 'vitest'
import { distinctHashtags, extractHashtags, MAX_HASHTAG_CODE_POINTS } from './index.ts'

test('reports display form, normal form and place', () => {
  expect(extractHashtags('오늘 ＃ＣＡＦＥ!')).toEqual([
    { display: 'ＣＡＦＥ', normalized: 'cafe', start: 3, end: 8, tooLong: false },
  ])
})

test('keeps repeats; distinctHashtags keeps the first of each', () => {
  const text = '#Cafe #카페#CAFE #ｃａｆｅ #' + '카페'.normalize('NFD')
  expect(extractHashtags(text).map((hashtag) => hashtag.normalized)).toEqual(['cafe', '카페', 'cafe', 'cafe', '카페'])
  expect(distinctHashtags(text).map((hashtag) => [hashtag.display, hashtag.start])).toEqual([
    ['Cafe', 0],
    ['카페', 6],
  ])
})

test('reports a hashtag that is too long instead of dropping or cutting it', () => {
  const longest = '각'.repeat(MAX_HASHTAG_CODE_POINTS).normalize('NFD')
  const [fits, exceeds] = extractHashtags(`#${longest} #${longest}각`)
  expect(fits).toMatchObject({ display: longest, tooLong: false })
  expect(exceeds).toMatchObject({ display: `${longest}각`, tooLong: true })
})
