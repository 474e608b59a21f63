import { expect, test } from 'vitest'
import { changedFields } from './changed-fields.ts'

const before = { text: '국밥 #점심', restaurantId: '7', rating: 4 }

test('an edit says only what it changes, and null clears', () => {
  expect(changedFields(before, before)).toEqual({})
  expect(changedFields(before, { ...before, text: '국밥 #저녁' })).toEqual({ text: '국밥 #저녁' })
  expect(changedFields(before, { ...before, restaurantId: null, rating: null })).toEqual({
    restaurantId: null,
    rating: null,
  })
})
