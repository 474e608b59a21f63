import { expect, test } from 'vitest'
import type { FeedItem } from '../api/types.ts'
import { mergePages } from './merge-pages.ts'

const page = (...ids: string[]) => ({
  items: ids.map((id) => ({ post: { id }, reason: { type: 'follow' } }) as FeedItem),
})
const ids = (items: FeedItem[]) => items.map(({ post }) => post.id).join(' ')

test('pages follow one another', () => {
  expect(ids(mergePages([page('9', '8'), page('7'), page()]))).toBe('9 8 7')
})

test('a post that comes again stays where it stood first', () => {
  expect(ids(mergePages([page('11', '10', '9'), page('9', '8')]))).toBe('11 10 9 8')
})
