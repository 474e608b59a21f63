import { expect, test } from 'vitest'
import { completeTag, tagAt } from './tag-at.ts'

test('the hashtag that is being typed, initial consonants too', () => {
  expect(tagAt('점심 #ㅁㄹ', 6)).toEqual({ start: 3, prefix: 'ㅁㄹ' })
  expect(tagAt('#성수#국', 5)).toEqual({ start: 3, prefix: '국' })
})

test('elsewhere there is none', () => {
  expect(tagAt('점심 #', 4)).toBeUndefined()
  expect(tagAt('점심 #국밥 ', 7)).toBeUndefined()
  expect(tagAt('국밥', 2)).toBeUndefined()
})

test('a chosen one takes the place of what was typed, with one space after it', () => {
  const text = '점심 #ㅁㄹ 끝'
  const tag = tagAt(text, 6)
  expect(tag && completeTag(text, 6, tag, '마라탕')).toEqual({ text: '점심 #마라탕 끝', caret: 8 })
  expect(completeTag('#ㅁ', 2, { start: 0, prefix: 'ㅁ' }, '만두')).toEqual({ text: '#만두 ', caret: 4 })
})
