import { expect, test } from 'vitest'
import { en } from './en.ts'
import { ko } from './ko.ts'
import { fillSentence } from './translate.ts'

test('values stand where they are named, numbers grouped', () => {
  expect(fillSentence('좋아요 {count}개', { count: 12345 }, 'ko')).toBe('좋아요 12,345개')
})

test('the word follows the number', () => {
  expect(fillSentence('{count} {count|like|likes}', { count: 1 }, 'en')).toBe('1 like')
  expect(fillSentence('{count} {count|like|likes}', { count: 0 }, 'en')).toBe('0 likes')
})

test('a value that is missing shows, so that it is noticed', () => {
  expect(fillSentence('{name} 님', {}, 'ko')).toBe('{name} 님')
})

test('both languages name the same values in each sentence', () => {
  const names = (sentence: string) => [...new Set(sentence.matchAll(/\{(\w+)/g).map(([, name]) => name))].sort()
  for (const key of Object.keys(ko) as (keyof typeof ko)[]) expect(names(en[key]), key).toEqual(names(ko[key]))
})
