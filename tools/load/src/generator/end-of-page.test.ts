import { expect, test } from 'vitest'
import { endOfPage } from './end-of-page.ts'

const page = (nextCursor: string | null) =>
  Buffer.from(
    JSON.stringify({
      items: [90, 80].map((id) => ({ post: { id: String(id), text: '점심 "id":"7"' }, reason: { type: 'follow' } })),
      nextCursor,
    }),
  )

test('the end of a page is its cursor and its last post', () => {
  expect(endOfPage(page('eyJ-a_b'))).toEqual({ cursor: 'eyJ-a_b', below: 80 })
})

test('the last page has none', () => {
  expect(endOfPage(page(null))).toBeUndefined()
  expect(endOfPage(Buffer.from('{"items":[],"nextCursor":null}'))).toBeUndefined()
})
