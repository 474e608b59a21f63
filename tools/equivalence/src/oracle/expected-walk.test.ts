import { expect, test } from 'vitest'
import { expectedHome } from './expected-walk.ts'
import type { HomeRow } from './expected-walk.ts'

const row = (id: number, over: Partial<HomeRow>): HomeRow => {
  const plain = { authorId: 1, text: '', version: 1, isOwn: false, isFollowed: false, hashtags: [] }
  return { id, ...plain, ...over }
}

test('own comes before followed, followed before a hashtag; what is none of them is not shown', () => {
  const rows = [
    row(9, { isOwn: true, isFollowed: true, hashtags: ['국밥'] }),
    row(8, { isFollowed: true, hashtags: ['국밥'] }),
    row(7, { hashtags: ['국밥'] }),
    row(6, {}),
  ]
  expect(expectedHome(rows, 10).map(({ postId, reason }) => [postId, reason])).toEqual([
    [9, 'self'],
    [8, 'follow'],
    [7, 'hashtag'],
  ])
})

test('two posts of an author a page are there for a hashtag alone; a new page counts anew', () => {
  const rows = [9, 8, 7, 6, 5, 4].map((id) => row(id, { hashtags: ['국밥'] }))
  const followed = row(3, { authorId: 2, isFollowed: true })
  const ids = (limit: number) => expectedHome([...rows, followed], limit).map(({ postId }) => postId)
  expect(ids(10)).toEqual([9, 8, 3])
  expect(ids(2)).toEqual([9, 8, 7, 6, 5, 4, 3])
})
