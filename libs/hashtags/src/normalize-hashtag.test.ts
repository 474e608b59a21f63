import { expect, test } from 'vitest'
import { MAX_HASHTAG_CODE_POINTS, normalizeHashtag } from './index.ts'

test.for([
  ['카페투어'.normalize('NFD'), '카페투어'],
  ['#카페투어', '카페투어'],
  ['＃ＣＡＦＥ＿１', 'cafe_1'],
  ['FoodieKorea', 'foodiekorea'],
  ['카\u200b페\u3164투\u115f어\u1160\uffa0\ufe0f', '카페투어'],
  ['ｅ\u0301', 'é'],
  ['メ～テレ', 'メ〜テレ'],
  ['2024연남', '2024연남'],
  ['_a', '_a'],
] as const)('%s is %s', ([raw, normalized]) => expect(normalizeHashtag(raw)).toBe(normalized))

test('is NFC and not NFKC: laughter, lone jamo and half-width kana stay themselves', () => {
  for (const word of ['ㅋㅋ', 'ㄱㅏ', 'ｻｯｶｰ']) expect(normalizeHashtag(word)).toBe(word)
})

test.for([
  ['nothing', ''],
  ['a sign alone', '#'],
  ['two signs', '##a'],
  ['fillers alone', '\u3164\u115f\u1160\uffa0'],
  ['digits alone', '2024'],
  ['full-width digits alone', '２０２４'],
  ['low lines alone', '__'],
  ['no letter', '1_2'],
  ['a space inside', '카페 투어'],
  ['an emoji', '카페☕'],
  ['a slash', 'a/b'],
  ['a NUL', 'a\0'],
  ['a lone surrogate', 'a\ud800'],
  ['a dot at the end', '커피·'],
  ['a mark at the start', '\u0301a'],
] as const)('%s is no hashtag', ([, raw]) => expect(normalizeHashtag(raw)).toBeNull())

test('the length limit counts code points of the normal form', () => {
  expect(MAX_HASHTAG_CODE_POINTS).toBe(50)
  for (const letter of ['각', '𠮷', 'a']) {
    const longest = letter.repeat(MAX_HASHTAG_CODE_POINTS)
    expect(normalizeHashtag(longest.normalize('NFD'))).toBe(longest)
    expect(normalizeHashtag(longest + letter)).toBeNull()
  }
})
