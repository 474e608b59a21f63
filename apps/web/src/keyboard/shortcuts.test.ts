import { expect, test } from 'vitest'
import { latinKey } from './shortcuts.ts'

test('keys work with the Hangul layout on', () => {
  expect(latinKey({ key: 'ㅓ', code: 'KeyJ' })).toBe('j')
  expect(latinKey({ key: 'j', code: 'KeyJ' })).toBe('j')
  expect(latinKey({ key: 'J', code: 'KeyJ' })).toBe('j')
})

test('other keys stay what they are', () => {
  expect(latinKey({ key: 'Enter', code: 'Enter' })).toBe('Enter')
  expect(latinKey({ key: '/', code: 'Slash' })).toBe('/')
  expect(latinKey({ key: 'й', code: 'KeyQ' })).toBe('й')
})
