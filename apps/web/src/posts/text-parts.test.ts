import { expect, test } from 'vitest'
import { textParts } from './text-parts.ts'

test('chained hashtags are links of their own, in their normal form', () => {
  expect(textParts('성수 국밥 #성수동맛집#국밥 끝')).toEqual([
    { text: '성수 국밥 ' },
    { text: '#성수동맛집', hashtag: '성수동맛집' },
    { text: '#국밥', hashtag: '국밥' },
    { text: ' 끝' },
  ])
})

test('all parts together are the text, whatever it holds', () => {
  for (const text of ['', '#', 'C#', '#2024', '#카페투어'.normalize('NFD'), 'https://a.kr/#x #맛', '👩‍🍳#ㅋㅋ'])
    expect(
      textParts(text)
        .map((part) => part.text)
        .join(''),
    ).toBe(text)
})
