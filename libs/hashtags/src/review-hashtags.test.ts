import { expect, test } from 'vitest'
import { MAX_HASHTAG_CODE_POINTS, MAX_HASHTAGS_PER_POST, reviewHashtags } from './index.ts'

test('thirty hashtags are fine, however often repeated; the thirty-first is a fault and is named', () => {
  const thirty = Array.from({ length: MAX_HASHTAGS_PER_POST }, (_, index) => `#맛집${index}`).join('')
  expect(reviewHashtags(thirty + thirty).faults).toEqual([])
  expect(reviewHashtags(thirty + thirty).hashtags).toHaveLength(MAX_HASHTAGS_PER_POST)
  const { faults } = reviewHashtags(`${thirty}#맛집0#하나더#둘더`)
  expect(faults).toEqual([{ reason: 'too-many', hashtag: expect.objectContaining({ display: '하나더' }) }])
})

test('each hashtag that is too long is a fault with its place', () => {
  const long = 'ㅋ'.repeat(MAX_HASHTAG_CODE_POINTS + 1)
  const { faults } = reviewHashtags(`#맛집 #${long} #${long} #a${long}`)
  expect(faults.map(({ reason, hashtag }) => [reason, hashtag.start])).toEqual([
    ['too-long', 4],
    ['too-long', 4 + 2 * (long.length + 2)],
  ])
})
