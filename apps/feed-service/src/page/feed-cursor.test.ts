import { encodeCursor } from '@matjip/contracts'
import { expect, test } from 'vitest'
import { feedLists, readPosition, writePosition } from './feed-cursor.ts'

test('leads back to its position in its own list only', () => {
  const cursor = writePosition(feedLists.home(7), 481)
  expect(readPosition(feedLists.home(7), cursor)).toBe(481)
  for (const list of [feedLists.home(8), feedLists.user(7), feedLists.hashtag('국밥')]) {
    expect(() => readPosition(list, cursor)).toThrow('invalid-cursor')
  }
})

test.for([0, -1, 1.5, 1e300, 2 ** 53])('%d is no position, even with a right checksum', (position) => {
  const list = feedLists.user(7)
  expect(() => readPosition(list, encodeCursor(list, [position]))).toThrow('invalid-cursor')
})
