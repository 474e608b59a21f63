import { expect, test } from 'vitest'
import { showClick } from './show-click.ts'

const post = (id: string, liked = false) => ({
  id,
  author: { id: '7', handle: 'mina', displayName: '미나' },
  counts: { likes: 3 },
  viewer: { liked, saved: false, following: false },
})
const pages = { pages: [{ items: [{ post: post('1') }, { post: post('2') }], nextCursor: null }], pageParams: [] }

test('a like moves flag and count of that post alone', () => {
  const shown = showClick(pages, { kind: 'like', id: '2' }, true)
  expect(shown.pages[0]?.items[1]?.post).toMatchObject({ counts: { likes: 4 }, viewer: { liked: true } })
  expect(shown.pages[0]?.items[0]).toBe(pages.pages[0]?.items[0])
})

test('what shows the click already is left as it is, and not counted twice', () => {
  const read = { items: [post('1', true)] }
  expect(showClick(read, { kind: 'like', id: '1' }, true)).toBe(read)
})

test('what has no part in it stays the same object', () => {
  expect(showClick(pages, { kind: 'like', id: '9' }, true)).toBe(pages)
  expect(showClick(pages, { kind: 'hashtag', id: '국밥' }, true)).toBe(pages)
})

test('a follow shows on every post of the author and on the profile, which counts', () => {
  const shown = showClick(pages, { kind: 'follow', id: '7' }, true)
  expect(shown.pages[0]?.items.map((item) => item.post.viewer.following)).toEqual([true, true])
  expect(shown.pages[0]?.items[0]?.post.counts).toEqual({ likes: 3 })
  const profile = { id: '7', handle: 'mina', counts: { followers: 1 }, viewer: { following: false } }
  expect(showClick(profile, { kind: 'follow', id: '7' }, true)).toMatchObject({ counts: { followers: 2 } })
})

test('a hashtag, a saved post and a saved restaurant move theirs', () => {
  const tag = { hashtag: '국밥', counts: { posts: 9, followers: 1 }, viewer: { following: true } }
  expect(showClick(tag, { kind: 'hashtag', id: '국밥' }, false)).toMatchObject({ counts: { followers: 0 } })
  expect(showClick(post('1'), { kind: 'savePost', id: '1' }, true).viewer.saved).toBe(true)
  const place = { id: '3', category: null, counts: { saves: 0 }, viewer: { saved: false } }
  expect(showClick(place, { kind: 'saveRestaurant', id: '3' }, true)).toMatchObject({ counts: { saves: 1 } })
})

test('an anonymous reader has no viewer, and nothing is made up', () => {
  const anonymous: Partial<ReturnType<typeof post>> = post('1')
  delete anonymous.viewer
  expect(showClick(anonymous, { kind: 'like', id: '1' }, true)).toBe(anonymous)
})
